/** Handing in a resume and a job. */
import { upload, type Upload } from './upload.ts'

type Submission = Upload & { task: Promise<string> }

/** Send file and job; `options` may hold `lang` and `provider`. `task` is the id under which the result will stand. */
export function submit(
  file: File,
  job: string,
  options: FormData,
  progress: (share: number) => void,
): Submission {
  const form = new FormData()
  form.set('file', file)
  form.set('job_desc', job)
  for (const name of ['lang', 'provider']) {
    const value = options.get(name)
    if (typeof value === 'string' && value) form.set(name, value)
  }
  const sending = upload('/analyze', form, progress)
  return { ...sending, task: sending.done.then((data) => (data as { task_id: string }).task_id) }
}

/** Send resumes to be ranked by criteria; `task` is the id under which the table will stand. */
export function submitRanking(
  files: readonly File[],
  criteria: readonly object[],
  lang: string,
  progress: (share: number) => void,
): Submission {
  const form = new FormData()
  form.set('criteria', JSON.stringify(criteria))
  for (const file of files) form.append('files', file)
  const sending = upload(`/score-resumes?async=true&lang=${lang}`, form, progress)
  return { ...sending, task: sending.done.then((data) => (data as { task_id: string }).task_id) }
}
