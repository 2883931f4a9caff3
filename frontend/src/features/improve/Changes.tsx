import { useState } from 'react'
import { sessionDocx } from '../../api/client.ts'
import { ApiProblem } from '../../api/errors.ts'
import type { SessionState } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { download } from '../../lib/download.ts'
import { Trouble } from '../../ui/Trouble.tsx'

type Props = {
  outcome: SessionState['outcome']
  resume: string
  session: string
  onAnalyse: (text: string) => void
}

/** What became of the answers: the score before and after, each new line with its answer, what was left out. */
export function Changes({ outcome, resume, session, onAnalyse }: Props) {
  const { t, number } = useLanguage()
  const latex = /\\documentclass|\\begin\{document\}/.test(resume)
  const save = () => download(new Blob([resume], { type: 'text/plain' }), `resume.${latex ? 'tex' : 'md'}`)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const saveDocx = async () => {
    setProblem(null)
    try {
      download(await sessionDocx(session), 'resume.docx')
    } catch (fault) {
      if (fault instanceof ApiProblem) setProblem(fault)
    }
  }
  return (
    <section className="card" aria-labelledby="changes-title">
      <h2 id="changes-title">{t.improve.done}</h2>
      {outcome?.score_before != null && outcome.score_after != null && (
        <p className="verdict">
          {t.improve.score(number(outcome.score_before), number(outcome.score_after))}
        </p>
      )}
      {(outcome?.changes ?? []).map((one, i) => (
        <div key={i} className="change">
          <small>
            <bdi>{one.section}</bdi> · {t.improve.fromAnswer(number(one.from_answer))}
          </small>
          {one.before && (
            <del dir="auto">
              <span aria-hidden="true">− </span>
              {one.before}
            </del>
          )}
          <ins dir="auto">
            <span aria-hidden="true">+ </span>
            {one.after}
          </ins>
        </div>
      ))}
      {(outcome?.not_added ?? []).length > 0 && (
        <>
          <h3>{t.improve.leftOut}</h3>
          <ul>
            {(outcome?.not_added ?? []).map((one, i) => (
              <li key={i}>
                <bdi>{one.text}</bdi>{' '}
                <small>
                  <bdi>{one.reason}</bdi>
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="actions no-print">
        <button type="button" onClick={save}>
          {t.improve.save(latex ? '.tex' : '.md')}
        </button>
        {!latex && (
          <button type="button" onClick={() => void saveDocx()}>
            {t.improve.save('.docx')}
          </button>
        )}
        <button type="button" className="primary" onClick={() => onAnalyse(resume)}>
          {t.improve.again}
        </button>
      </div>
      {problem && <Trouble problem={problem} />}
      <h3>{t.improve.whole}</h3>
      <div className="resume" dir="auto">
        {resume}
      </div>
    </section>
  )
}
