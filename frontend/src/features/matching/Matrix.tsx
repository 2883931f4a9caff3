import { type KeyboardEvent, useState } from 'react'
import type { Match, MatchMatrix } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { Cell } from './Cell.tsx'

type Props = {
  matrix: MatchMatrix
  onOpen: (analysis: string) => void
  onImprove: (analysis: string) => void
}

const KEYS: Record<string, [number, number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

/** Moves the focus from cell to cell; what is right and left follows the direction of the page. */
function step(event: KeyboardEvent<HTMLElement>) {
  const [down, right] = KEYS[event.key] ?? [0, 0]
  const cell = event.target instanceof HTMLElement ? event.target.closest('td') : null
  if (!cell || (!down && !right)) return
  event.preventDefault()
  const mirrored = getComputedStyle(cell).direction === 'rtl' ? -1 : 1
  const row = cell.parentElement as HTMLTableRowElement
  const rows = [...(row.parentElement as HTMLTableSectionElement).rows]
  const next = rows[rows.indexOf(row) + down]?.cells[cell.cellIndex + right * mirrored]
  next?.querySelector('button')?.focus()
}

/** Every resume in a row, every job in a column; a press on a job's name sorts by it, on a cell tells why. */
export function Matrix({ matrix, onOpen, onImprove }: Props) {
  const { t, number } = useLanguage()
  const { matches, resumes, jobs } = matrix
  const [by, setBy] = useState(jobs[0]?.id ?? '')
  const [shown, setShown] = useState<Match | null>(null)
  const cells = new Map(matches.map((one) => [`${one.resume_id} ${one.job_id}`, one]))
  const score = (resume: string, job: string) => cells.get(`${resume} ${job}`)?.score ?? -1
  const rows = [...resumes].sort((a, b) => score(b.id, by) - score(a.id, by))
  return (
    <div className="card">
      <h2 id="matrix-title">{t.matching.matrix}</h2>
      <p className="one-job">
        <label htmlFor="by-job">{t.matching.job}</label>{' '}
        <select id="by-job" value={by} onChange={(event) => setBy(event.currentTarget.value)}>
          {jobs.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
      </p>
      <div className="scroll" role="region" aria-labelledby="matrix-title" tabIndex={0}>
        {/* The arrows only move the focus between the buttons of the cells. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <table className="matrix" onKeyDown={step}>
          <thead>
            <tr>
              <th scope="col">{t.rank.name}</th>
              {jobs.map((one) => (
                <th
                  key={one.id}
                  scope="col"
                  className={one.id === by ? '' : 'aside'}
                  aria-sort={one.id === by ? 'descending' : 'none'}
                >
                  <button type="button" className="link" onClick={() => setBy(one.id)}>
                    <bdi>{one.title}</bdi> {one.id === by && <span aria-hidden="true">↓</span>}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((resume) => (
              <tr key={resume.id}>
                <th scope="row">
                  <bdi>{resume.filename}</bdi>
                </th>
                {jobs.map((job) => {
                  const one = cells.get(`${resume.id} ${job.id}`)
                  const open = one !== undefined && one === shown
                  const shade = one?.score == null ? 0 : Math.round(one.score / 20)
                  return (
                    <td key={job.id} className={`points-${shade} ${job.id === by ? '' : 'aside'}`}>
                      <button
                        type="button"
                        aria-expanded={open}
                        onClick={() => setShown(open ? null : (one ?? null))}
                      >
                        {one?.score == null ? '–' : number(one.score)}
                      </button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown && (
        <Cell
          match={shown}
          resume={resumes.find((one) => one.id === shown.resume_id)?.filename ?? ''}
          job={jobs.find((one) => one.id === shown.job_id)?.title ?? ''}
          onOpen={onOpen}
          onImprove={onImprove}
        />
      )}
    </div>
  )
}
