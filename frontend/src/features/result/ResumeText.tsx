import { useEffect, useMemo, useRef, useState } from 'react'
import type { Report } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { codePointIndex, sliceOf } from '../../lib/codepoints.ts'
import { pieces } from '../../lib/marks.ts'

type Props = { report: Report; chosen: string | null; onChoose: (id: string | null) => void }

/** What a machine reads, with every proof marked; the chosen demand's proofs stand out and are scrolled to. */
export function ResumeText({ report, chosen, onChoose }: Props) {
  const { t, number } = useLanguage()
  const [coloured, setColoured] = useState(true)
  const box = useRef<HTMLDivElement>(null)
  const text = report.resume_preview
  const status = new Map(report.requirements.map((one) => [one.id, one.status]))
  const parts = useMemo(() => {
    const index = codePointIndex(text)
    const proofs = report.requirements.flatMap((one) =>
      one.quotes.map(({ start, end }) => ({ start, end, id: one.id })),
    )
    return pieces(index.length - 1, proofs).map((one) => ({
      ...one,
      words: sliceOf(text, index, one.start, one.end),
    }))
  }, [report, text])

  useEffect(() => {
    const first = chosen && box.current?.querySelector('mark.chosen')
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    if (first) first.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
  }, [chosen])

  const demand = report.requirements.find((one) => one.id === chosen)
  return (
    <div className="card words" id="text">
      <div className="row">
        <h2 id="text-title">{t.result.text}</h2>
        <label>
          <input type="checkbox" checked={coloured} onChange={() => setColoured(!coloured)} />{' '}
          {t.result.colours}
        </label>
      </div>
      {demand && (
        <p role="status" className="about">
          {t.result.proofsOf(demand.text)}
          {t.colon}
          {demand.quotes.length === 0 ? t.result.noProof : number(demand.quotes.length)}{' '}
          <button type="button" className="link" onClick={() => onChoose(null)}>
            {t.result.close}
          </button>
        </p>
      )}
      <div
        ref={box}
        className={`resume ${coloured ? 'coloured' : ''}`}
        dir="auto"
        tabIndex={0}
        role="region"
        aria-labelledby="text-title"
      >
        {parts.map(({ start, ids, words }) =>
          ids.length === 0 ? (
            words
          ) : (
            // Reached by keyboard from the list of requirements; a pointer may come from here.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
            <mark
              key={start}
              className={`${ids.some((id) => status.get(id) === 'met') ? 'met' : 'partly'} ${chosen && ids.includes(chosen) ? 'chosen' : ''}`}
              onClick={() => onChoose(ids[(ids.indexOf(chosen ?? '') + 1) % ids.length] ?? null)}
            >
              {words}
            </mark>
          ),
        )}
      </div>
    </div>
  )
}
