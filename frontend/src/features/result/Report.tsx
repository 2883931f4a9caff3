import { type KeyboardEvent, useState } from 'react'
import type { Report as ReportData } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { NOTHING, stepped, type Focus } from '../../lib/places.ts'
import { Actions, type Leads } from './Actions.tsx'
import { Breakdown } from './Breakdown.tsx'
import { Cards } from './Cards.tsx'
import { DoFirst } from './DoFirst.tsx'
import { FormatChecks } from './FormatChecks.tsx'
import { Head } from './Head.tsx'
import { Reading } from './Reading.tsx'
import { Requirements } from './Requirements.tsx'
import { Rewrites } from './Rewrites.tsx'
import { Words } from './Words.tsx'

type Props = { task: string; job: string; report: ReportData; leads: Leads }

/** The report: what the job asks at one side, the resume at the other, each leading to the other. */
export function Report({ task, job, report, leads }: Props) {
  const { t } = useLanguage()
  const [focus, setFocus] = useState<Focus>(NOTHING)
  const [beside, setBeside] = useState(false)
  const change = (next: Focus) => {
    setFocus(next)
    if (next.id) document.getElementById(`demand-${next.id}`)?.scrollIntoView({ block: 'nearest' })
  }
  const choose = (id: string | null) => change({ id, at: 0, line: null })
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !focus.id) return
    if (event.key === 'Escape') change(NOTHING)
    if (event.key === 'n') change(stepped(report.requirements, focus, 1))
    if (event.key === 'p') change(stepped(report.requirements, focus, -1))
  }
  return (
    // Short cuts for whoever is inside the report already; each is a button as well.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={`report ${beside ? 'beside' : ''}`} onKeyDown={keys}>
      <div className="claims">
        <Head report={report} />
        <Actions task={task} report={report} {...leads} />
        <DoFirst report={report} />
        <Requirements
          requirements={report.requirements}
          resume={report.resume_preview}
          job={job}
          chosen={focus.id}
          at={focus.at}
          onChoose={choose}
        />
        <Breakdown report={report} onChoose={choose} />
        <Rewrites insights={report.insights} />
        <Words counts={report.keyword_counts} />
        <FormatChecks checks={report.format_checks} />
        <Cards cards={report.flashcards} />
      </div>
      <Reading task={task} report={report} focus={focus} onFocus={change} onBeside={setBeside} />
      <nav className="jump" aria-label={t.result.jump}>
        {Object.entries(t.result.places).map(([place, name]) => (
          <a key={place} href={`#${place}`}>
            {name}
          </a>
        ))}
      </nav>
    </div>
  )
}
