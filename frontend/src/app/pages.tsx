/** Each screen with its address: what it is given, and where it leads. */
import { type ComponentType, lazy, type LazyExoticComponent } from 'react'
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { Analyse } from '../features/analyse/Analyse.tsx'
import { keepResume } from '../features/analyse/draft.ts'
import { paths } from './paths.ts'

type Named<K extends string, P> = Record<K, ComponentType<P>>

/** One export of a screen's module, loaded when it is first shown. */
function later<K extends string, P>(
  load: () => Promise<Named<K, P>>,
  name: K,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: (await load())[name] }))
}

const loadResult = () => import('../features/result/Result.tsx')
const Result = later(loadResult, 'Result')
const Kept = later(() => import('../features/result/Kept.tsx'), 'Kept')
const RankForm = later(() => import('../features/rank/RankForm.tsx'), 'RankForm')
const RankResult = later(() => import('../features/rank/RankResult.tsx'), 'RankResult')
const ImproveForm = later(() => import('../features/improve/ImproveForm.tsx'), 'ImproveForm')
const Session = later(() => import('../features/improve/Session.tsx'), 'Session')
export const Sign = later(() => import('../features/account/Sign.tsx'), 'Sign')
const Account = later(() => import('../features/account/Account.tsx'), 'Account')
const Matching = later(() => import('../features/matching/Matching.tsx'), 'Matching')
const Compare = later(() => import('../features/compare/Compare.tsx'), 'Compare')
const Dashboard = later(() => import('../features/dashboard/Dashboard.tsx'), 'Dashboard')

/** Begin to fetch the screen of an address that somebody opens by itself, beside the words of the page. */
export function fetchEarly(path: string): void {
  if (path.startsWith(paths.result(''))) void loadResult().catch(() => undefined)
}

/** Goes to an address when called. */
function useGo() {
  const go = useNavigate()
  return (path: string, state?: object) => void go(path, { state })
}

const useId = () => useParams()['id'] ?? ''

export function AnalysePage() {
  const go = useGo()
  return <Analyse onSent={(task) => go(paths.result(task))} onChosen={() => void loadResult()} />
}

export function ResultPage() {
  const go = useGo()
  const id = useId()
  return (
    <Result
      key={id}
      task={id}
      onAnother={() => go(paths.analyse)}
      onTask={(task) => go(paths.result(task))}
      onImprove={(texts) => go(paths.improve, texts)}
      onCompare={(a, b) => go(paths.compare(a, b))}
      onKeep={() => go(paths.signUp, { from: paths.result(id) })}
    />
  )
}

export function KeptPage() {
  const go = useGo()
  const id = useId()
  return (
    <Kept
      key={id}
      id={id}
      onAnother={() => go(paths.analyse)}
      onImprove={(texts) => go(paths.improve, texts)}
      onCompare={(a, b) => go(paths.compare(a, b))}
    />
  )
}

export function ComparePage() {
  const go = useGo()
  const [asked] = useSearchParams()
  return (
    <Compare
      a={asked.get('a') ?? ''}
      b={asked.get('b') ?? ''}
      onOpen={(analysis) => go(paths.history(analysis))}
    />
  )
}

export function MatchingPage() {
  const go = useGo()
  return (
    <Matching
      onOpen={(analysis) => go(paths.history(analysis))}
      onImprove={(texts) => go(paths.improve, texts)}
    />
  )
}

export function RankPage() {
  const go = useGo()
  return <RankForm onSent={(task) => go(paths.ranking(task))} />
}

export function RankingPage() {
  const go = useGo()
  const id = useId()
  return <RankResult key={id} task={id} onAnother={() => go(paths.rank)} />
}

export function ImprovePage() {
  const go = useGo()
  const first = { resume: '', job: '', ...(useLocation().state as object | null) }
  return <ImproveForm first={first} onStarted={(session) => go(paths.session(session))} />
}

export function SessionPage() {
  const go = useGo()
  const id = useId()
  const analyse = async (text: string) => {
    await keepResume(new File([text], text.includes('\\documentclass') ? 'resume.tex' : 'resume.txt'))
    go(paths.analyse)
  }
  return (
    <Session key={id} id={id} onAnother={() => go(paths.improve)} onAnalyse={(text) => void analyse(text)} />
  )
}

export function SignPage({ fresh }: { fresh: boolean }) {
  const go = useGo()
  // Who came from somewhere goes back there.
  const state = useLocation().state as { from?: string } | null
  return (
    <Sign
      key={String(fresh)}
      fresh={fresh}
      onDone={() => go(state?.from ?? paths.dashboard)}
      onOther={() => go(fresh ? paths.signIn : paths.signUp, state ?? {})}
    />
  )
}

export function AccountPage() {
  const go = useGo()
  return <Account onOut={() => go(paths.analyse)} />
}

export function DashboardPage() {
  const go = useGo()
  return (
    <Dashboard
      onOpen={(analysis) => go(paths.history(analysis))}
      onCompare={(a, b) => go(paths.compare(a, b))}
      onAnalyse={() => go(paths.analyse)}
    />
  )
}
