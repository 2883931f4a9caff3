import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { deleteMe, everything, me, signOut } from '../../api/client.ts'
import { ApiProblem } from '../../api/errors.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { download } from '../../lib/download.ts'
import { Title } from '../../ui/Title.tsx'
import { Trouble } from '../../ui/Trouble.tsx'

/** One's account: take everything along, sign out, delete everything. */
export function Account({ onOut }: { onOut: () => void }) {
  const { t } = useLanguage()
  const { data: account, error } = useQuery({ queryKey: ['me'], queryFn: me })
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [typed, setTyped] = useState('')
  const dialog = useRef<HTMLDialogElement>(null)
  const tried = async (act: () => Promise<void>) => {
    setProblem(null)
    try {
      await act()
    } catch (fault) {
      setProblem(fault instanceof ApiProblem ? fault : new ApiProblem('INTERNAL_ERROR', String(fault)))
    }
  }
  const shown = problem ?? (error as ApiProblem | null)
  return (
    <div className="card">
      <Title>{t.account.title}</Title>
      {account && (
        <p>
          <bdi dir="ltr">{account.email}</bdi>
        </p>
      )}
      {shown && <Trouble problem={shown} />}
      <div className="actions">
        <button
          type="button"
          onClick={() => void tried(async () => download(await everything(), 'export.zip'))}
        >
          {t.account.export}
        </button>
        <button type="button" onClick={() => void tried(async () => (await signOut(), onOut()))}>
          {t.account.signOut}
        </button>
        <button type="button" className="danger" onClick={() => dialog.current?.showModal()}>
          {t.account.delete}
        </button>
      </div>
      <dialog ref={dialog} aria-labelledby="delete-title">
        <h2 id="delete-title">{t.account.delete}</h2>
        <p>{t.account.deleteWhat}</p>
        <label htmlFor="typed">{t.account.typeEmail}</label>
        <input
          id="typed"
          type="email"
          dir="ltr"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className="actions">
          <button
            type="button"
            className="danger"
            disabled={typed !== account?.email}
            onClick={() => void tried(async () => (await deleteMe(), onOut()))}
          >
            {t.account.delete}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t.analyse.cancel}
          </button>
        </div>
      </dialog>
    </div>
  )
}
