import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dashboard, history, trends } from '../../api/client.ts'
import type { ApiProblem } from '../../api/errors.ts'
import type { Trends } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { Title } from '../../ui/Title.tsx'
import { Trend } from '../../ui/Trend.tsx'
import { Trouble } from '../../ui/Trouble.tsx'

type Props = {
  onOpen: (analysis: string) => void
  onCompare: (a: string, b: string) => void
  onAnalyse: () => void
}

/** What was analysed, how it went on for each job, what is missing most. */
export function Dashboard({ onOpen, onCompare, onAnalyse }: Props) {
  const { t, number } = useLanguage()
  const board = useQuery({ queryKey: ['dashboard'], queryFn: dashboard })
  const progress = useQuery({ queryKey: ['trends'], queryFn: trends })
  if (board.error) return <Trouble problem={board.error as ApiProblem} onAgain={() => void board.refetch()} />
  if (!board.data) return <div className="skeleton tall" />
  const { latest_score: latest, best_score: best, top_missing_skills: gaps } = board.data
  return (
    <div className="board">
      <Title>{t.dashboard.title}</Title>
      {latest === null ? (
        <div className="card">
          <p>{t.dashboard.empty}</p>
          <button type="button" className="primary" onClick={onAnalyse}>
            {t.analyse.send}
          </button>
        </div>
      ) : (
        <>
          <dl className="card figures">
            <div>
              <dt>{t.dashboard.latest}</dt>
              <dd>{number(latest)}</dd>
            </div>
            <div>
              <dt>{t.dashboard.best}</dt>
              <dd>{number(best ?? latest)}</dd>
            </div>
          </dl>
          {progress.data && <Jobs trends={progress.data} />}
          {gaps.length > 0 && (
            <section className="card" aria-labelledby="gaps-title">
              <h2 id="gaps-title">{t.dashboard.gaps}</h2>
              <ul className="tags">
                {gaps.map((one) => (
                  <li key={one.name}>
                    <bdi>{one.name}</bdi> <b>{number(one.count)}</b>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Past jobs={progress.data?.jobs ?? []} onOpen={onOpen} onCompare={onCompare} />
        </>
      )}
    </div>
  )
}

function Jobs({ trends: { jobs, points } }: { trends: Trends }) {
  const { t, number } = useLanguage()
  const several = jobs.filter((one) => one.analyses > 1)
  if (several.length === 0) return null
  return (
    <section className="card" aria-labelledby="trend-title">
      <h2 id="trend-title">{t.dashboard.progress}</h2>
      {several.map((job) => (
        <div key={`${job.job_key} ${job.lineage}`} className="row">
          <h3 dir="auto">{job.job_title ?? t.dashboard.untitled}</h3>
          <span>{t.dashboard.fromTo(number(job.first_score), number(job.latest_score))}</span>
          <Trend
            values={points
              .filter((one) => one.job_key === job.job_key && one.lineage === job.lineage)
              .map((one) => one.score)}
            name={t.dashboard.fromTo(number(job.first_score), number(job.latest_score))}
          />
        </div>
      ))}
    </section>
  )
}

type PastProps = Pick<Props, 'onOpen' | 'onCompare'> & { jobs: Trends['jobs'] }

function Past({ jobs, onOpen, onCompare }: PastProps) {
  const { t, number, date } = useLanguage()
  const [page, setPage] = useState(1)
  const [job, setJob] = useState('')
  const [chosen, setChosen] = useState<readonly { id: string; at: string }[]>([])
  const past = useQuery({ queryKey: ['history', page, job], queryFn: () => history(page, job) })
  const titles = new Map(jobs.map((one) => [one.job_key, one.job_title ?? t.dashboard.untitled]))
  const choose = (id: string, at: string) =>
    setChosen(
      chosen.some((one) => one.id === id)
        ? chosen.filter((one) => one.id !== id)
        : [...chosen, { id, at }].slice(-2),
    )
  const compare = () => {
    // The older one comes first, in whichever order they were chosen.
    const [a, b] = [...chosen].sort((one, other) => one.at.localeCompare(other.at))
    if (a && b) onCompare(a.id, b.id)
  }
  if (!past.data) return <div className="skeleton line" />
  return (
    <section className="card" aria-labelledby="past-title">
      <h2 id="past-title">{t.dashboard.history}</h2>
      <div className="actions no-print">
        {titles.size > 1 && (
          <label>
            {t.dashboard.job}{' '}
            <select
              value={job}
              onChange={(event) => {
                setJob(event.currentTarget.value)
                setPage(1)
              }}
            >
              <option value="">{t.dashboard.everyJob}</option>
              {[...titles].map(([key, title]) => (
                <option key={key} value={key}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" disabled={chosen.length < 2} onClick={compare}>
          {t.compare.two}
        </button>
        {chosen.length < 2 && past.data.total > 1 && <span className="hint">{t.compare.choose}</span>}
      </div>
      <ul className="demands">
        {past.data.items.map((one) => (
          <li key={one.id} className="demand past">
            <input
              type="checkbox"
              aria-label={`${t.compare.pick}${t.colon}${one.job_title ?? ''}, ${date(one.created_at)}`}
              checked={chosen.some((other) => other.id === one.id)}
              onChange={() => choose(one.id, one.created_at)}
            />
            <button type="button" onClick={() => onOpen(one.id)}>
              <span className="what">
                <bdi>{one.job_title ?? t.dashboard.untitled}</bdi>
                <small>
                  <bdi>{one.resume_name}</bdi> · {date(one.created_at)}
                </small>
              </span>
              <span className="points">{one.score === null ? '–' : number(one.score)}</span>
            </button>
          </li>
        ))}
      </ul>
      {past.data.pages > 1 && (
        <div className="actions">
          <button type="button" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {t.result.previous}
          </button>
          <span>{t.result.card(number(page), number(past.data.pages))}</span>
          <button type="button" disabled={page === past.data.pages} onClick={() => setPage(page + 1)}>
            {t.result.next}
          </button>
        </div>
      )}
    </section>
  )
}
