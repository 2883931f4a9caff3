import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { answerSession, session } from '../../api/client.ts'
import { ApiProblem } from '../../api/errors.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { Title } from '../../ui/Title.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { Changes } from './Changes.tsx'

type Props = { id: string; onAnother: () => void; onAnalyse: (text: string) => void }

/** The questions as a conversation, and what became of the answers. */
export function Session({ id, onAnother, onAnalyse }: Props) {
  const { t, number } = useLanguage()
  const client = useQueryClient()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const { data: state, error } = useQuery({ queryKey: ['session', id], queryFn: () => session(id) })
  const at = state?.answers.length ?? 0
  useEffect(() => {
    if (at > 0) box.current?.focus()
  }, [at])

  const send = async (answer: string) => {
    setBusy(true)
    setProblem(null)
    try {
      await answerSession(id, at + 1, answer)
      setText('')
    } catch (fault) {
      setProblem(fault instanceof ApiProblem ? fault : new ApiProblem('INTERNAL_ERROR', String(fault)))
    } finally {
      // Answered in another window or here: either way the server knows what comes next.
      await client.invalidateQueries({ queryKey: ['session', id] })
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) void send(text)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey && text.trim()) void send(text)
  }
  if (error)
    return (
      <div className="card">
        <Title>{t.improve.title}</Title>
        <Trouble problem={error as ApiProblem} onAgain={onAnother} again={t.improve.start} />
      </div>
    )
  if (!state) return <div className="skeleton tall" />
  // What an answer left unclear may be asked further; it need not be answered.
  const further = state.follow_up_question
  const questions = further && at === state.questions.length ? [...state.questions, further] : state.questions
  return (
    <div className="talk">
      <Title>{t.improve.title}</Title>
      <ol className="questions">
        {questions.map((question, i) =>
          i > at ? null : (
            <li key={i} className="card">
              <p>
                <small>{t.improve.question(number(i + 1), number(questions.length))}</small>
              </p>
              {state.about[i] && (
                <p className="hint">
                  {t.improve.about}
                  {t.colon}
                  <bdi>{state.about[i]}</bdi>
                </p>
              )}
              <p dir="auto" id={`question-${i}`}>
                {question}
              </p>
              {i < at && (
                <p className="said" dir="auto">
                  {state.answers[i]}
                </p>
              )}
              {i === at && (
                <form onSubmit={submit} className="half">
                  <textarea
                    ref={box}
                    dir="auto"
                    aria-labelledby={`question-${i}`}
                    value={text}
                    onKeyDown={keys}
                    onChange={(event) => setText(event.currentTarget.value)}
                  />
                  {problem && <Trouble problem={problem} />}
                  <div className="actions">
                    <button type="submit" className="primary" disabled={busy}>
                      {t.improve.send}
                    </button>
                    <button type="button" disabled={busy} onClick={() => void send(t.improve.denial)}>
                      {t.improve.notDone}
                    </button>
                  </div>
                </form>
              )}
            </li>
          ),
        )}
      </ol>
      {state.updated_resume !== null && (
        <Changes outcome={state.outcome} resume={state.updated_resume} session={id} onAnalyse={onAnalyse} />
      )}
    </div>
  )
}
