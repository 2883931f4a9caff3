/** What is wrong with the form before anything is sent. */
export type Fault =
  | { at: 'file'; kind: 'noFile' | 'emptyFile' | 'wrongKind' | 'bigFile' }
  | { at: 'job'; kind: 'noJob' | 'longJob' }
export type Limits = { fileBytes: number; jobCharacters: number }

const EXTENSIONS = /\.(pdf|docx|tex|latex|txt|text|md)$/i
const TYPES =
  /^(application\/pdf|application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document|text\/.*|application\/x-(la)?tex)$/

/** The length of a text in code points, as the server counts. */
export function characters(text: string): number {
  let n = 0
  for (let i = 0; i < text.length; i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1) n++
  return n
}

function fileFault(file: File | null, limits: Limits): Fault[] {
  if (!file) return [{ at: 'file', kind: 'noFile' }]
  if (file.size === 0) return [{ at: 'file', kind: 'emptyFile' }]
  if (file.size > limits.fileBytes) return [{ at: 'file', kind: 'bigFile' }]
  if (!EXTENSIONS.test(file.name) && !TYPES.test(file.type)) return [{ at: 'file', kind: 'wrongKind' }]
  return []
}

/** All faults of the form, the file's first. */
export function faults(file: File | null, job: string, limits: Limits): Fault[] {
  const found = fileFault(file, limits)
  if (!job.trim()) found.push({ at: 'job', kind: 'noJob' })
  else if (characters(job) > limits.jobCharacters) found.push({ at: 'job', kind: 'longJob' })
  return found
}
