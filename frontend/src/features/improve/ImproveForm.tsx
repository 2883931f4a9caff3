import { type FormEvent, useState } from 'react'
import { startSession } from '../../api/client.ts'
import { ApiProblem } from '../../api/errors.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Title } from '../../ui/Title.tsx'
import { Trouble } from '../../ui/Trouble.tsx'

type Props = { first: { resume: string; job: string }; onStarted: (session: string) => void }

/** A resume's text and a job's text, from which the questions are made. */
export function ImproveForm({ first, onStarted }: Props) {
  const { t } = useLanguage()
  const [resume, setResume] = useState(first.resume)
  const [job, setJob] = useState(first.job)
  const [lacking, setLacking] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const start = async (event: FormEvent) => {
    event.preventDefault()
    const empty = !resume.trim() || !job.trim()
    setLacking(empty)
    setProblem(null)
    if (empty) return
    setBusy(true)
    try {
      onStarted((await startSession(resume, job)).session_id)
    } catch (fault) {
      setProblem(fault instanceof ApiProblem ? fault : new ApiProblem('INTERNAL_ERROR', String(fault)))
      setBusy(false)
    }
  }
  return (
    <form className="analyse" onSubmit={(event) => void start(event)} noValidate>
      <Title>{t.improve.title}</Title>
      <p className="lead">{t.improve.lead}</p>
      <div className="pair">
        <section className="card half" aria-labelledby="improve-resume">
          <h2 id="improve-resume">
            <label htmlFor="resume-text">{t.improve.resume}</label>
          </h2>
          <textarea
            id="resume-text"
            dir="auto"
            value={resume}
            onChange={(event) => setResume(event.currentTarget.value)}
          />
        </section>
        <section className="card half" aria-labelledby="improve-job">
          <h2 id="improve-job">
            <label htmlFor="job-text">{t.analyse.job}</label>
          </h2>
          <textarea
            id="job-text"
            dir="auto"
            value={job}
            onChange={(event) => setJob(event.currentTarget.value)}
          />
        </section>
      </div>
      {lacking && (
        <Notice kind="error">
          <p>{t.improve.lacking}</p>
        </Notice>
      )}
      {problem && <Trouble problem={problem} />}
      <div className="actions">
        <button type="submit" className="primary" disabled={busy}>
          {t.improve.start}
        </button>
      </div>
    </form>
  )
}
