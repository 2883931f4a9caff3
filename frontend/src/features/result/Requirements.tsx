import { type ReactNode, useMemo, useState } from 'react'
import type { Requirement } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { codePointIndex, sliceOf } from '../../lib/codepoints.ts'
import { lineAround } from '../../lib/places.ts'

const STATES = ['met', 'partly', 'unclear', 'not_met'] as const
const SIGNS = { met: '✓', partly: '±', unclear: '?', not_met: '–' }

type Props = {
  requirements: readonly Requirement[]
  /** The resume and the job as texts: a quote is shown in its line. */
  resume: string
  job: string
  chosen: string | null
  at: number
  onChoose: (id: string | null) => void
}

/** The heart: each demand with its state, its points and its proof; a press shows the proof in the text. */
export function Requirements({ requirements, resume, job, chosen, at, onChoose }: Props) {
  const { t, number } = useLanguage()
  const [only, setOnly] = useState<Requirement['status'] | null>(null)
  const present = STATES.filter((state) => requirements.some((one) => one.status === state))
  const shown = requirements.filter((one) => !only || one.status === only)
  return (
    <section className="card" id="requirements" aria-labelledby="requirements-title">
      <h2 id="requirements-title">{t.result.requirements}</h2>
      <div className="chips">
        <button type="button" aria-pressed={only === null} onClick={() => setOnly(null)}>
          {t.result.all} <b>{number(requirements.length)}</b>
        </button>
        {present.map((state) => (
          <button
            key={state}
            type="button"
            className={state}
            aria-pressed={only === state}
            onClick={() => setOnly(state)}
          >
            <span aria-hidden="true">{SIGNS[state]}</span> {t.result.status[state]}{' '}
            <b>{number(requirements.filter((one) => one.status === state).length)}</b>
          </button>
        ))}
      </div>
      <ul className="demands">
        {shown.map((one) => (
          <Demand key={one.id} one={one} open={one.id === chosen} onChoose={onChoose}>
            <Why one={one} resume={resume} job={job} at={at} />
          </Demand>
        ))}
      </ul>
    </section>
  )
}

type DemandProps = Pick<Props, 'onChoose'> & { one: Requirement; open: boolean; children: ReactNode }

function Demand({ one, open, onChoose, children }: DemandProps) {
  const { t, number } = useLanguage()
  const first = one.quotes[0]
  return (
    <li className={`demand ${one.status} ${open ? 'open' : ''}`} id={`demand-${one.id}`}>
      <button type="button" aria-expanded={open} onClick={() => onChoose(open ? null : one.id)}>
        <span className="state">
          <span aria-hidden="true">{SIGNS[one.status]}</span>
          <span className="sr">{t.result.status[one.status]}</span>
        </span>
        <span className="what">
          <span dir="auto">{one.text}</span>
          <small>
            {t.result.kind[one.kind]} · {t.result.status[one.status]}
          </small>
        </span>
        <span className="points">
          {one.of > 0 ? t.result.points(number(one.points), number(one.of)) : ''}
        </span>
      </button>
      {!open && first && (
        <q className="first-proof" dir="auto">
          {first.text}
        </q>
      )}
      {open && children}
    </li>
  )
}

type WhyProps = Pick<Props, 'resume' | 'job' | 'at'> & { one: Requirement }

/** The verdict's reason and its proofs in their lines; where there is none, the job's own words in theirs. */
function Why({ one, resume, job, at }: WhyProps) {
  const { t } = useLanguage()
  const index = useMemo(() => codePointIndex(resume), [resume])
  const from = job.indexOf(one.text)
  const line = from < 0 ? '' : job.slice(job.lastIndexOf('\n', from) + 1).split('\n', 1)[0]
  return (
    <div className="why">
      <p dir="auto">{one.reason}</p>
      {one.quotes.map((quote, i) => {
        const around = lineAround(resume, index, quote.start)
        return (
          <q key={`${quote.start}-${quote.end}`} className={i === at ? 'now' : ''} dir="auto">
            {sliceOf(resume, index, around.start, quote.start)}
            <b>{quote.text}</b>
            {sliceOf(resume, index, quote.end, Math.max(around.end, quote.end))}
          </q>
        )
      })}
      {one.quotes.length === 0 && (
        <>
          <p className="hint">{t.result.noProof}</p>
          {line && (
            <>
              <p>{t.result.inJob}</p>
              <q className="asked" dir="auto">
                {line.trim()}
              </q>
            </>
          )}
        </>
      )}
    </div>
  )
}
