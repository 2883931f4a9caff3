/** Every address of the page; none is one of the API's. */
const id = encodeURIComponent

export const paths = {
  analyse: '/',
  result: (task: string) => `/app/result/${id(task)}`,
  history: (analysis: string) => `/app/history/${id(analysis)}`,
  rank: '/app/rank',
  ranking: (task: string) => `/app/rank/${id(task)}`,
  improve: '/app/improve',
  session: (session: string) => `/app/improve/${id(session)}`,
  matching: '/app/matching',
  compare: (a: string, b: string) => `/app/compare?${new URLSearchParams({ a, b }).toString()}`,
  dashboard: '/app',
  signIn: '/app/sign-in',
  signUp: '/app/sign-up',
  account: '/app/account',
}

/** The same addresses as patterns of the router. */
export const patterns = {
  ...paths,
  result: '/app/result/:id',
  history: '/app/history/:id',
  ranking: '/app/rank/:id',
  compare: '/app/compare',
  session: '/app/improve/:id',
}
