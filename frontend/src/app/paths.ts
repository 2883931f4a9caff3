/** Every address of the page; none is one of the API's. */
export const paths = {
  analyse: '/',
  result: (task: string) => `/app/result/${encodeURIComponent(task)}`,
}

/** The same addresses as patterns of the router. */
export const patterns = { analyse: '/', result: '/app/result/:task' }
