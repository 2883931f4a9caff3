import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { pictureOf } from '../../api/client.ts'
import type { ApiProblem } from '../../api/errors.ts'
import type { Box, Report, ShownPage } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { pressed, type Focus } from '../../lib/places.ts'
import { Trouble } from '../../ui/Trouble.tsx'
import { bringIntoView } from './ResumeText.tsx'

type Props = {
  task: string
  pages: readonly ShownPage[]
  report: Report
  focus: Focus
  coloured: boolean
  onFocus: (focus: Focus) => void
}
const ZOOMS = [1, 1.5, 2] as const

/** What a person sees: each page with its proofs, its lines to press, and what is hidden on it. */
export function Pages({ pages, ...props }: Props) {
  const { t, percent } = useLanguage()
  const [zoom, setZoom] = useState(0)
  const [ordered, setOrdered] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const { focus } = props
  useEffect(() => {
    if (focus.id) bringIntoView(box.current?.querySelector('.now'))
  }, [focus])
  const hides = pages.some((one) => one.hidden.length > 0)
  return (
    <div className="pane no-print">
      <h3 id="pages-title">{t.result.seen}</h3>
      <div className="row">
        <label>
          <input type="checkbox" checked={ordered} onChange={() => setOrdered(!ordered)} /> {t.result.order}
        </label>
        <button type="button" className="link" onClick={() => setZoom((zoom + 1) % ZOOMS.length)}>
          {t.result.zoom(percent(ZOOMS[zoom] ?? 1))}
        </button>
      </div>
      {hides && <p className="hint hides">{t.result.hides}</p>}
      <div ref={box} className="pages" tabIndex={0} role="region" aria-labelledby="pages-title">
        {pages.map((page) => (
          <div key={page.number} className="sheet" style={{ inlineSize: `${100 * (ZOOMS[zoom] ?? 1)}%` }}>
            <Sheet {...props} page={page} of={pages.length} ordered={ordered} />
          </div>
        ))}
      </div>
    </div>
  )
}

type SheetProps = Omit<Props, 'pages'> & { page: ShownPage; of: number; ordered: boolean }

function Sheet({ task, page, of, report, focus, coloured, ordered, onFocus }: SheetProps) {
  const { t, number } = useLanguage()
  const { width, height, lines } = page
  return (
    <>
      <Picture task={task} page={page} name={t.result.page(number(page.number), number(of))} />
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {coloured && <Proofs page={page.number} report={report} focus={focus} />}
        {page.hidden.map((one, i) => (
          <rect key={i} className="hides" {...framed(one.box, 2)}>
            <title>{one.text}</title>
          </rect>
        ))}
        {lines.map((line) =>
          line.boxes.map((box, i) => (
            <rect
              key={`${line.start}-${i}`}
              className={`line ${focus.line?.start === line.start ? 'pressed' : ''}`}
              {...framed(box, 1)}
              onClick={() => onFocus(pressed(report.requirements, line, focus))}
            />
          )),
        )}
        {ordered &&
          lines.map((line, i) => {
            const [left = 0, top = 0, , bottom = 0] = line.boxes[0] ?? []
            return (
              <text key={line.start} x={Math.max(left - 3, 12)} y={(top + bottom) / 2}>
                {number(i + 1)}
              </text>
            )
          })}
      </svg>
    </>
  )
}

/** The boxes of all proofs on a page, each once, those of the chosen demand above the others. */
function Proofs({ page, report, focus }: { page: number; report: Report; focus: Focus }) {
  const boxes = new Map<string, { box: Box; look: string }>()
  const chosenLast = [...report.requirements].sort((a, b) => +(a.id === focus.id) - +(b.id === focus.id))
  for (const one of chosenLast) {
    one.quotes.forEach((quote, at) => {
      for (const place of quote.boxes.filter((found) => found.page === page)) {
        const key = place.box.join()
        const chosen = one.id === focus.id
        const look = `proof ${one.status} ${chosen ? 'chosen' : ''} ${chosen && at === focus.at ? 'now' : ''}`
        if (chosen) boxes.delete(key)
        if (chosen || !boxes.has(key)) boxes.set(key, { box: place.box, look })
      }
    })
  }
  return [...boxes].map(([key, { box, look }]) => <rect key={key} className={look} {...framed(box, 1)} />)
}

/** A box with some room around it, as a rectangle. */
function framed([left = 0, top = 0, right = 0, bottom = 0]: Box, room: number) {
  const width = right - left + 2 * room
  return { x: left - room, y: top - room, width, height: bottom - top + 2 * room, rx: 1.5 }
}

function Picture({ task, page, name }: { task: string; page: ShownPage; name: string }) {
  const { data, error, refetch } = useQuery<Blob, ApiProblem>({
    queryKey: ['picture', task, page.number],
    queryFn: () => pictureOf(task, page.number),
    staleTime: Infinity,
  })
  const show = useCallback(
    (image: HTMLImageElement) => {
      if (!data) return
      image.src = URL.createObjectURL(data)
      return () => URL.revokeObjectURL(image.src)
    },
    [data],
  )
  if (error) return <Trouble problem={error} onAgain={() => void refetch()} />
  return <img ref={show} alt={name} width={Math.round(page.width)} height={Math.round(page.height)} />
}
