import { useEffect, useRef, useState } from 'react'
import { ApiProblem } from '../../api/errors.ts'
import { rememberGuest } from '../../api/guest.ts'
import { submit } from '../../api/submit.ts'
import type { Upload } from '../../api/upload.ts'
import { sent } from './draft.ts'

/** Sending the form: the share sent while it goes, the problem when it fails. */
export function useSend(onSent: (task: string) => void) {
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [attempt, setAttempt] = useState(0)
  const running = useRef<Upload | null>(null)
  const last = useRef<Parameters<typeof start> | null>(null)
  useEffect(() => () => running.current?.cancel(), [])

  const fail = (fault: ApiProblem) => {
    setProblem(fault)
    setAttempt((n) => n + 1)
  }
  const start = async (file: File, job: string, options: FormData) => {
    last.current = [file, job, options]
    setProblem(null)
    setShare(0)
    const one = submit(file, job, options, setShare)
    running.current = one
    try {
      const task = await one.task
      rememberGuest(task)
      await sent(task, file, job)
      running.current = null
      onSent(task)
    } catch (fault) {
      fail(fault instanceof ApiProblem ? fault : new ApiProblem('INTERNAL_ERROR', String(fault)))
    } finally {
      setShare(null)
    }
  }
  return {
    share,
    problem,
    attempt,
    fail,
    start: (file: File, job: string, options: FormData) => void start(file, job, options),
    again: () => last.current && void start(...last.current),
    cancel: () => running.current?.cancel(),
  }
}
