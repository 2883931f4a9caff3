/** What was filled in and not yet sent: the text in this tab, the file in this browser. */
import { dropFile, keepFile, keptFile } from '../../lib/files.ts'

const JOB = 'draft-job'
const FILE = 'draft'

export function keptJob(): string {
  try {
    return sessionStorage.getItem(JOB) ?? ''
  } catch {
    return ''
  }
}

export function keepJob(text: string): void {
  try {
    sessionStorage.setItem(JOB, text)
  } catch {
    // Storage is full or forbidden: the text lasts as long as the page.
  }
}

export const keptResume = () => keptFile(FILE)
export const keepResume = (file: File | null) => (file ? keepFile(FILE, file) : dropFile(FILE))

/** Sent: the job's draft goes; the file stays by the task's name, so that it can be sent again. */
export async function sent(task: string, file: File, job: string): Promise<void> {
  await keepFile(`task-${task}`, file)
  await keepFile(`job-${task}`, new File([job], 'job.txt'))
}
