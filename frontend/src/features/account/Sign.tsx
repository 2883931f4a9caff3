import { type FormEvent, useState } from 'react'
import { signIn, signUp } from '../../api/client.ts'
import { ApiProblem } from '../../api/errors.ts'
import { takeAlong } from '../../api/guest.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Title } from '../../ui/Title.tsx'
import { Trouble } from '../../ui/Trouble.tsx'

const SHORTEST = 10

type Props = { fresh: boolean; onDone: () => void; onOther: () => void }

/** Sign in, or make an account (`fresh`) and be signed in at once. */
export function Sign({ fresh, onDone, onOther }: Props) {
  const { t, number } = useLanguage()
  const [shown, setShown] = useState(false)
  const [lacking, setLacking] = useState<'email' | 'password' | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [email, password, role] = ['email', 'password', 'role'].map((name) => String(form.get(name) ?? ''))
    const wrong = !email?.includes('@')
      ? 'email'
      : (password ?? '').length < (fresh ? SHORTEST : 1)
        ? 'password'
        : null
    setLacking(wrong)
    setProblem(null)
    if (wrong || !email || !password) return document.getElementById(wrong ?? 'email')?.focus()
    setBusy(true)
    try {
      if (fresh) await signUp(email, password, role ?? 'candidate')
      await signIn(email, password)
      await takeAlong()
      onDone()
    } catch (fault) {
      setProblem(fault instanceof ApiProblem ? fault : new ApiProblem('INTERNAL_ERROR', String(fault)))
      setBusy(false)
    }
  }
  const words =
    problem?.code === 'UNAUTHORIZED'
      ? t.account.wrongPair
      : problem?.code === 'CONFLICT'
        ? t.account.taken
        : null
  return (
    <form className="card sign" onSubmit={(event) => void submit(event)} noValidate>
      <Title>{fresh ? t.account.signUp : t.account.signIn}</Title>
      <p className="hint">{t.account.why}</p>
      <label htmlFor="email">{t.account.email}</label>
      <input
        id="email"
        name="email"
        type="email"
        dir="ltr"
        autoComplete="email"
        aria-invalid={lacking === 'email'}
      />
      <label htmlFor="password">{t.account.password}</label>
      <input
        id="password"
        name="password"
        type={shown ? 'text' : 'password'}
        dir="ltr"
        autoComplete={fresh ? 'new-password' : 'current-password'}
        aria-invalid={lacking === 'password'}
      />
      <label className="row-label">
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} /> {t.account.show}
      </label>
      {fresh && (
        <>
          <label htmlFor="role">{t.account.role}</label>
          <select id="role" name="role">
            <option value="candidate">{t.account.candidate}</option>
            <option value="recruiter">{t.account.recruiter}</option>
          </select>
        </>
      )}
      {lacking && (
        <Notice kind="error">
          <p>{lacking === 'email' ? t.account.needsEmail : t.account.needsPassword(number(SHORTEST))}</p>
        </Notice>
      )}
      {problem &&
        (words ? (
          <Notice kind="error">
            <p>{words}</p>
          </Notice>
        ) : (
          <Trouble problem={problem} />
        ))}
      <div className="actions">
        <button type="submit" className="primary" disabled={busy}>
          {fresh ? t.account.signUp : t.account.signIn}
        </button>
        <button type="button" className="link" onClick={onOther}>
          {fresh ? t.account.haveOne : t.account.needOne}
        </button>
      </div>
    </form>
  )
}
