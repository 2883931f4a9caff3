import { useLanguage } from '../../i18n/index.tsx'
import { characters } from './checks.ts'

type Props = { job: string; limit: number; fault: string | undefined; onJob: (text: string) => void }

/** The job's text, pasted or dropped. */
export function JobCard({ job, limit, fault, onJob }: Props) {
  const { t, number } = useLanguage()
  const left = job.length > limit * 0.9 ? limit - characters(job) : null
  return (
    <section className="card half" aria-labelledby="job-title">
      <h2 id="job-title">
        <label htmlFor="job">{t.analyse.job}</label>
      </h2>
      <textarea
        id="job"
        dir="auto"
        value={job}
        className={fault ? 'wrong' : ''}
        aria-describedby={fault ? 'job-fault job-hint' : 'job-hint'}
        aria-invalid={fault !== undefined}
        onChange={(event) => onJob(event.currentTarget.value)}
      />
      <p id="job-hint" className="hint">
        {left === null ? t.analyse.jobHint : t.analyse.left(number(left))}
      </p>
      {fault && (
        <p id="job-fault" className="fault">
          {fault}
        </p>
      )}
    </section>
  )
}
