import { useState } from 'react'
import type { Report as ReportData } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { Actions } from './Actions.tsx'
import { Breakdown } from './Breakdown.tsx'
import { Cards } from './Cards.tsx'
import { DoFirst } from './DoFirst.tsx'
import { FormatChecks } from './FormatChecks.tsx'
import { Head } from './Head.tsx'
import { Requirements } from './Requirements.tsx'
import { ResumeText } from './ResumeText.tsx'
import { Words } from './Words.tsx'

/** `task` is null where the report is of one's history: such a one has no task any more. */
type Props = { task: string | null; report: ReportData; onAnother: () => void; onImprove: () => void }

/** The report: what the job asks at one side, the words of the resume at the other, each leading to the other. */
export function Report({ task, report, onAnother, onImprove }: Props) {
  const { t } = useLanguage()
  const [chosen, setChosen] = useState<string | null>(null)
  const choose = (id: string | null) => {
    setChosen(id)
    if (id) document.getElementById(`demand-${id}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <div className="report">
      <div className="claims">
        <Head report={report} />
        <Actions task={task} report={report} onAnother={onAnother} onImprove={onImprove} />
        <DoFirst report={report} />
        <Requirements requirements={report.requirements} chosen={chosen} onChoose={choose} />
        <Breakdown report={report} onChoose={choose} />
        <Words keywords={report.keywords} />
        <FormatChecks checks={report.format_checks} />
        <Cards cards={report.flashcards} />
      </div>
      <ResumeText report={report} chosen={chosen} onChoose={choose} />
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
