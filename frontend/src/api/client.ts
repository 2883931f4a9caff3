/** Every question to the server but uploads and event streams; answers are unwrapped, faults thrown. */
import { AS_COOKIE, authorization, keepTokens } from './auth.ts'
import { type ApiProblem, networkProblem, problemOf } from './errors.ts'
import type * as shape from './types.ts'

async function reach(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...(init.headers as Record<string, string> | undefined), ...(await authorization()) }
  let answer: Response
  try {
    answer = await fetch(path, { ...init, headers })
  } catch {
    throw networkProblem()
  }
  if (answer.ok) return answer
  const body: unknown = await answer.json().catch(() => null)
  throw problemOf(answer.status, body, (name) => answer.headers.get(name))
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const body: unknown = await (await reach(path, init)).json()
  return (body as { data: T }).data
}

const json = (body: object, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
})
const id = encodeURIComponent

/** What this installation takes and how it answers. */
export const configuration = () => ask<shape.Configuration>('/config')

/** A task as it stands: waiting, done with its report or table, or failed with a code. */
export const task = (of: string) =>
  ask<shape.TaskPending | shape.AnalysisDone | shape.RankingDone | shape.TaskFailed>(`/results/${id(of)}`)

/** The report of an analysis as a PDF. */
export const reportOf = async (of: string) => (await reach(`/results/${id(of)}/report.pdf`)).blob()

/** Where the lines of a resume stand on its pages; none where it has no pictures. */
export const pagesOf = async (of: string) => (await ask<shape.ShownPages>(`/results/${id(of)}/pages`)).pages
/** A page as a person sees it. */
export const pictureOf = async (of: string, page: number) =>
  (await reach(`/results/${id(of)}/pages/${page}.png`)).blob()

/** Delete a result with all that is kept of it. */
export const deleteResult = (of: string) => ask<unknown>(`/results/${id(of)}`, { method: 'DELETE' })
/** Make a guest's result one's own. */
export const keepResult = (of: string) => ask<unknown>(`/results/${id(of)}/keep`, { method: 'POST' })

/** The table of a ranking as a file. */
export const table = async (of: string, ending: 'csv' | 'xlsx') =>
  (await reach(`/results/${id(of)}.${ending}`)).blob()

/** Criteria of a job text, with weights and the job's words. */
export function criteriaOf(job: string) {
  const form = new FormData()
  form.set('file', new File([job], 'job.txt', { type: 'text/plain' }))
  return ask<shape.ExtractedCriteria>('/extract-criteria', { method: 'POST', body: form })
}

/** Begin a question session about a resume's text and a job. */
export const startSession = (resume: string, job: string) =>
  ask<shape.SessionStarted>('/session/start', json({ resume_text: resume, job_post: job }))
/** Answer a question by its number, from 1: a CONFLICT where another one is open by now. */
export const answerSession = (session: string, question: number, answer: string) =>
  ask<shape.SessionStep>('/session/answer', json({ session_id: session, question, answer }))
/** The resume of a session that is over, as a Word file. */
export const sessionDocx = async (of: string) => (await reach(`/session/${id(of)}/resume.docx`)).blob()
export const session = (of: string) => ask<shape.SessionState>(`/session/${id(of)}`)

export const signUp = (email: string, password: string, role: string) =>
  ask<shape.Account>('/auth/signup', json({ email, password, role }))
export const signIn = async (email: string, password: string) =>
  keepTokens(await ask<shape.TokenPair>('/auth/login', json({ email, password }, AS_COOKIE)))
export async function signOut(): Promise<void> {
  await ask('/auth/logout', { method: 'POST', headers: AS_COOKIE }).catch(() => undefined)
  keepTokens(null)
}
export const me = () => ask<shape.Account>('/auth/me')
/** Delete the account and all that it kept. */
export const deleteMe = async () => {
  await reach('/auth/me', { method: 'DELETE' })
  keepTokens(null)
}
/** All that is kept of this account, as an archive. */
export const everything = async () => (await reach('/export')).blob()

export const dashboard = () => ask<shape.Dashboard>('/dashboard')
export const trends = () => ask<shape.Trends>('/history/trends')
export const history = (page: number, job: string) =>
  ask<shape.HistoryPage>(`/history?page=${page}&per_page=20${job && `&job_key=${id(job)}`}`)
export const historyEntry = (of: string) => ask<shape.HistoryEntry>(`/history/${id(of)}`)

/** Two analyses of one's own: what changed from the first to the second. */
export const compared = (a: string, b: string) =>
  ask<shape.ComparedAnalyses>(`/history/compare?a=${id(a)}&b=${id(b)}`)

/** As many as one may keep and match at once. */
export const MOST_RESUMES = 50
export const MOST_JOBS = 20
export const keptResumes = async () =>
  (await ask<shape.StoredResumePage>(`/resumes?page=1&per_page=${MOST_RESUMES}`)).items
export const keptJobs = async () =>
  (await ask<shape.StoredJobPage>(`/jobs?page=1&per_page=${MOST_JOBS}`)).items
export function keepResume(file: File) {
  const form = new FormData()
  form.set('resume', file)
  return ask<shape.StoredResume>('/resumes', { method: 'POST', body: form })
}
export function keepJob(text: string) {
  const form = new FormData()
  form.set('job_description', text)
  return ask<shape.StoredJob>('/jobs', { method: 'POST', body: form })
}
export const resumeFile = async (of: string) => (await reach(`/resumes/${id(of)}`)).blob()
export const wholeJob = (of: string) => ask<shape.WholeJob>(`/jobs/${id(of)}`)
export const deleteResume = (of: string) => ask<unknown>(`/resumes/${id(of)}`, { method: 'DELETE' })
export const deleteJob = (of: string) => ask<unknown>(`/jobs/${id(of)}`, { method: 'DELETE' })
/** Every resume against every job. */
export const matched = (resumes: string[], jobs: string[]) =>
  ask<shape.MatchMatrix>('/matches', json({ resume_ids: resumes, job_ids: jobs }))

/** Whether asking again later may help: the fault is the network's or the server's, not the request's. */
export const passing = (problem: ApiProblem) => problem.code === 'NETWORK' || problem.status >= 500
