/** Sending a form with its progress in bytes, which fetch cannot tell. */
import { authorization } from './auth.ts'
import { ApiProblem, networkProblem, problemOf } from './errors.ts'

export type Upload = { done: Promise<unknown>; cancel: () => void }

/** The code of an upload that its sender broke off. */
export const CANCELLED = 'CANCELLED'

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** POST `form` to `path`; `progress` hears of the share sent, 0 to 1. */
export function upload(path: string, form: FormData, progress: (share: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<unknown>((resolve, reject) => {
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0)
    request.onload = () => {
      const body = parsed(request.responseText)
      if (request.status < 300) resolve((body as { data: unknown }).data)
      else reject(problemOf(request.status, body, (name) => request.getResponseHeader(name)))
    }
    request.onerror = () => reject(networkProblem())
    request.onabort = () => reject(new ApiProblem(CANCELLED, 'The upload was broken off.'))
    authorization().then((headers) => {
      request.open('POST', path)
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
      request.send(form)
    }, reject)
  })
  return { done, cancel: () => request.abort() }
}
