import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { pagesOf } from '../../api/client.ts'
import type { Report } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { NOTHING, provenBy, stepped, type Focus } from '../../lib/places.ts'
import { Pages } from './Pages.tsx'
import { ResumeText } from './ResumeText.tsx'

const VIEWS = ['text', 'page', 'both'] as const
type View = (typeof VIEWS)[number]
/** A phone shows the text first: it needs no picture and fits. */
const first = (): View => (matchMedia('(min-width: 64rem)').matches ? 'page' : 'text')

type Props = {
  task: string
  report: Report
  focus: Focus
  onFocus: (focus: Focus) => void
  onBeside: (beside: boolean) => void
}

/** The resume as a machine reads it, as a person sees it, or both beside each other. */
export function Reading({ task, report, focus, onFocus, onBeside }: Props) {
  const { t } = useLanguage()
  const [wanted, setWanted] = useState<View>(first)
  const [coloured, setColoured] = useState(true)
  const { data: pages = [], isPending } = useQuery({
    queryKey: ['pages', task],
    queryFn: () => pagesOf(task),
  })
  const view = isPending || pages.length > 0 ? wanted : 'text'
  useEffect(() => onBeside(view === 'both'), [view, onBeside])
  const panes = { report, focus, coloured, onFocus }
  return (
    <div className={`card words ${view}`} id="text">
      <div className="row">
        <h2>{t.result.resume}</h2>
        <label className="no-print">
          <input type="checkbox" checked={coloured} onChange={() => setColoured(!coloured)} />{' '}
          {t.result.colours}
        </label>
      </div>
      {pages.length > 0 && (
        <div className="chips views" role="group" aria-label={t.result.viewsOf}>
          {VIEWS.map((one) => (
            <button
              key={one}
              type="button"
              className={one}
              aria-pressed={view === one}
              onClick={() => setWanted(one)}
            >
              {t.result.views[one]}
            </button>
          ))}
        </div>
      )}
      {!isPending && pages.length === 0 && <p className="hint no-print">{t.result.noPages}</p>}
      <Told {...panes} />
      <div className="panes">
        <ResumeText {...panes} shown={view !== 'page'} />
        {view !== 'text' && isPending && <div className="skeleton tall" />}
        {view !== 'text' && !isPending && <Pages {...panes} task={task} pages={pages} />}
      </div>
    </div>
  )
}

type ToldProps = Pick<Props, 'report' | 'focus' | 'onFocus'>

/** What is pressed: what a line proves, and which place of how many is shown. */
function Told({ report, focus, onFocus }: ToldProps) {
  const { t, number } = useLanguage()
  const { id, at, line } = focus
  const demand = report.requirements.find((one) => one.id === id)
  const proven = line ? provenBy(report.requirements, line) : []
  if (!demand && !line) return null
  const count = demand?.quotes.length ?? 0
  return (
    <div role="status" className="about">
      {line && proven.length === 0 && <p>{t.result.provesNothing}</p>}
      {proven.length > 1 && (
        <p>
          {t.result.provesHere}
          {report.requirements
            .filter((one) => proven.includes(one.id))
            .map((one) => (
              <button
                key={one.id}
                type="button"
                className="link"
                aria-pressed={one.id === id}
                onClick={() => onFocus({ id: one.id, at: 0, line })}
              >
                <bdi>{one.name}</bdi>
              </button>
            ))}
        </p>
      )}
      {demand && (
        <p>
          {t.result.proofsOf(demand.text)}
          {t.colon}
          {count === 0 ? t.result.noProof : t.result.place(number(at + 1), number(count))}
        </p>
      )}
      {count > 1 && (
        <>
          <button
            type="button"
            className="link"
            onClick={() => onFocus(stepped(report.requirements, focus, -1))}
          >
            {t.result.previous}
          </button>
          <button
            type="button"
            className="link"
            onClick={() => onFocus(stepped(report.requirements, focus, 1))}
          >
            {t.result.next}
          </button>
        </>
      )}
      <button type="button" className="link" onClick={() => onFocus(NOTHING)}>
        {t.result.close}
      </button>
    </div>
  )
}
