import { Component, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useLanguage } from '../i18n/index.tsx'
import { paths } from './paths.ts'
import { Title } from '../ui/Title.tsx'

function Broken({ onAgain }: { onAgain: () => void }) {
  const { t } = useLanguage()
  return (
    <div className="card" role="alert">
      <Title>{t.error.broken}</Title>
      <button type="button" className="primary" onClick={onAgain}>
        {t.error.again}
      </button>
    </div>
  )
}

/** Catches a part that cannot be loaded or drawn, and offers to try again. */
export class Problem extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError = () => ({ broken: true })

  override render() {
    return this.state.broken ? <Broken onAgain={() => location.reload()} /> : this.props.children
  }
}

/** An address that is none. */
export function Lost() {
  const { t } = useLanguage()
  return (
    <div className="card">
      <Title>{t.error.lost}</Title>
      <Link className="button primary" to={paths.analyse}>
        {t.error.home}
      </Link>
    </div>
  )
}
