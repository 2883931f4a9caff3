import { useState } from 'react'
import { passing, table } from '../../api/client.ts'
import { ApiProblem } from '../../api/errors.ts'
import type { Candidate, Ranking } from '../../api/types.ts'
import { ended, useTask } from '../../api/useTask.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { download } from '../../lib/download.ts'
import { placed } from '../../lib/ranking.ts'
import { Title } from '../../ui/Title.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { Waiting } from '../../ui/Waiting.tsx'

type Props = { task: string; onAnother: () => void }

/** A ranking: waiting, failed, gone, or its table. */
export function RankResult({ task: id, onAnother }: Props) {
  const { t } = useLanguage()
  const { task, problem, progress } = useTask(id)
  const failed =
    problem && !passing(problem)
      ? problem
      : task?.status === 'failed'
        ? new ApiProblem(task.code, task.error)
        : ended(task) && task.kind !== 'ranking'
          ? new ApiProblem('TASK_NOT_FOUND', '')
          : null
  if (failed)
    return (
      <div className="card">
        <Title>{t.rank.result}</Title>
        <Trouble problem={failed} onAgain={onAnother} again={t.rank.another} />
      </div>
    )
  if (!ended(task) || task.kind !== 'ranking')
    return <Waiting progress={progress} offline={problem !== null} />
  return task.status === 'done' ? <Table task={id} ranking={task.result} onAnother={onAnother} /> : null
}

type TableProps = { task: string; ranking: Ranking; onAnother: () => void }

function Table({ task, ranking, onAnother }: TableProps) {
  const { t, number } = useLanguage()
  const [criteria, setCriteria] = useState(ranking.criteria)
  const [blind, setBlind] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const rows = placed(
    ranking.candidates.map((one) => ({ ...one, failed: one.error !== null })),
    criteria,
  )
  const change = (at: number, to: Partial<(typeof criteria)[number]>) =>
    setCriteria(criteria.map((one, i) => (i === at ? { ...one, ...to } : one)))
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const save = async (ending: 'csv' | 'xlsx') => {
    setProblem(null)
    try {
      download(await table(task, ending), `ranking-${task}.${ending}`)
    } catch (fault) {
      if (fault instanceof ApiProblem) setProblem(fault)
    }
  }
  return (
    <div className="ranking">
      <Title>{t.rank.result}</Title>
      <div className="actions no-print">
        <label>
          <input type="checkbox" checked={blind} onChange={() => setBlind(!blind)} /> {t.rank.blind}
        </label>
        <button type="button" onClick={() => void save('csv')}>
          {t.rank.csv}
        </button>
        <button type="button" onClick={() => void save('xlsx')}>
          {t.rank.xlsx}
        </button>
        <button type="button" onClick={() => print()}>
          {t.result.print}
        </button>
        <button type="button" onClick={onAnother}>
          {t.rank.another}
        </button>
      </div>
      <p className="hint">{t.rank.live}</p>
      {problem && <Trouble problem={problem} />}
      <div className="scroll" role="region" aria-label={t.rank.result} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.rank.place}</th>
              <th scope="col">{t.rank.name}</th>
              <th scope="col">{t.rank.total}</th>
              {criteria.map((one, i) => (
                <th key={i} scope="col">
                  <span dir="auto">{one.criterion}</span>
                  <label className="no-print">
                    {t.rank.weight}
                    <input
                      type="number"
                      min={0}
                      max={100}
                      step="any"
                      value={one.weight}
                      onChange={(event) => change(i, { weight: event.currentTarget.valueAsNumber || 0 })}
                    />
                  </label>
                  <label className="no-print">
                    <input
                      type="checkbox"
                      checked={one.must}
                      onChange={() => change(i, { must: !one.must })}
                    />
                    {t.rank.must}
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, total, rank, standing }, at) => (
              <tr key={row.file} className={standing}>
                <td>{rank === null ? '' : number(rank)}</td>
                <th scope="row">
                  <bdi>{blind ? t.rank.anonymous(number(at + 1)) : row.name}</bdi>
                  <small>{standing === 'ranked' ? '' : t.rank.standing[standing]}</small>
                  <small dir="auto">{row.error ? errorWords(row, t.error.codes) : row.explanation}</small>
                </th>
                <td>{row.error ? '' : number(total)}</td>
                {criteria.map((_, i) => (
                  <Cell
                    key={i}
                    score={row.scores[i]}
                    open={open === `${row.file} ${i}`}
                    onOpen={(is) => setOpen(is ? `${row.file} ${i}` : null)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const errorWords = (row: Candidate, words: Record<string, string>) =>
  words[row.error?.code ?? ''] ?? row.error?.error ?? ''

type CellProps = {
  score: Candidate['scores'][number] | undefined
  open: boolean
  onOpen: (open: boolean) => void
}

function Cell({ score, open, onOpen }: CellProps) {
  const { t, number } = useLanguage()
  if (!score) return <td />
  if (!score.quote) return <td className="points-0">{score.unsaid ? '?' : number(score.score)}</td>
  return (
    <td className={`points-${score.score}`}>
      <button type="button" aria-expanded={open} onClick={() => onOpen(!open)}>
        {number(score.score)}
        <span className="sr">{t.rank.proof}</span>
      </button>
      {open && <q dir="auto">{score.quote.text}</q>}
    </td>
  )
}
