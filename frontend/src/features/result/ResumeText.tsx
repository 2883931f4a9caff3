import { useEffect, useMemo, useRef } from 'react'
import type { Report } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { codePointIndex, sliceOf } from '../../lib/codepoints.ts'
import { pieces } from '../../lib/marks.ts'
import { lineAround, pressed, type Focus } from '../../lib/places.ts'

type Props = {
  report: Report
  focus: Focus
  coloured: boolean
  shown: boolean
  onFocus: (focus: Focus) => void
}

/** Brings what is pressed into view, at once where motion is not wanted. */
export function bringIntoView(found: Element | null | undefined): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  found?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
}

/** What a machine reads, with every proof marked; the chosen demand's proofs stand out and are scrolled to. */
export function ResumeText({ report, focus, coloured, shown, onFocus }: Props) {
  const { t } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const text = report.resume_preview
  const status = new Map(report.requirements.map((one) => [one.id, one.status]))
  const index = useMemo(() => codePointIndex(text), [text])
  const parts = useMemo(() => {
    const proofs = report.requirements.flatMap((one) =>
      one.quotes.map(({ start, end }) => ({ start, end, id: one.id })),
    )
    return pieces(index.length - 1, proofs).map((one) => ({
      ...one,
      words: sliceOf(text, index, one.start, one.end),
    }))
  }, [report, text, index])
  const quote = report.requirements.find((one) => one.id === focus.id)?.quotes[focus.at]

  useEffect(() => {
    if (focus.id && shown) bringIntoView(box.current?.querySelector('mark.now'))
  }, [focus, shown])

  const press = (start: number) =>
    onFocus(pressed(report.requirements, lineAround(text, index, start), focus))
  const look = (ids: readonly string[], start: number) => {
    const chosen = focus.id !== null && ids.includes(focus.id)
    const now = chosen && quote && quote.start <= start && start < quote.end
    const state = ids.some((id) => status.get(id) === 'met') ? 'met' : 'partly'
    return `${state} ${chosen ? 'chosen' : ''} ${now ? 'now' : ''}`
  }
  return (
    <div className={shown ? 'pane' : 'pane only-print'}>
      <h3 id="text-title">{t.result.text}</h3>
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
            <mark key={start} className={look(ids, start)} onClick={() => press(start)}>
              {words}
            </mark>
          ),
        )}
      </div>
    </div>
  )
}
