import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, Suspense, useState, useSyncExternalStore } from 'react'
import { BrowserRouter, Navigate, Route, Routes, useLocation } from 'react-router'
import { onSignIn, signedIn } from '../api/auth.ts'
import {
  chooseLanguage,
  type Language,
  type LanguageCode,
  LanguageProvider,
  loadLanguage,
} from '../i18n/index.tsx'
import { Gate } from './Gate.tsx'
import { Frame } from './Frame.tsx'
import * as pages from './pages.tsx'
import { paths, patterns } from './paths.ts'
import { Lost, Problem } from './Problem.tsx'

// Offline, a question fails and says so, instead of waiting for ever.
const queries = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always' },
  },
})

/** To the sign-in, and from there back. */
function ToSignIn() {
  const { pathname, search } = useLocation()
  return <Navigate to={paths.signIn} state={{ from: pathname + search }} replace />
}

/** The whole page; `first` is the language it begins in. */
export function App({ first }: { first: Language }) {
  const [language, setLanguage] = useState(first)
  const known = useSyncExternalStore(onSignIn, signedIn)
  const own = (page: ReactNode) => (known ? page : <ToSignIn />)
  const change = async (code: LanguageCode) => {
    const next = await loadLanguage(code)
    chooseLanguage(code)
    setLanguage(next)
  }
  return (
    <LanguageProvider language={language}>
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <Frame onLanguage={(code) => void change(code)} known={known}>
            <Problem>
              <Suspense fallback={<div className="skeleton tall" />}>
                <Gate known={known}>
                  <Routes>
                    <Route path={patterns.analyse} element={<pages.AnalysePage />} />
                    <Route path={patterns.result} element={<pages.ResultPage />} />
                    <Route path={patterns.rank} element={<pages.RankPage />} />
                    <Route path={patterns.ranking} element={<pages.RankingPage />} />
                    <Route path={patterns.improve} element={<pages.ImprovePage />} />
                    <Route path={patterns.session} element={<pages.SessionPage />} />
                    <Route path={patterns.signIn} element={<pages.SignPage fresh={false} />} />
                    <Route path={patterns.signUp} element={<pages.SignPage fresh />} />
                    <Route path={patterns.dashboard} element={own(<pages.DashboardPage />)} />
                    <Route path={patterns.history} element={own(<pages.KeptPage />)} />
                    <Route path={patterns.compare} element={own(<pages.ComparePage />)} />
                    <Route path={patterns.matching} element={own(<pages.MatchingPage />)} />
                    <Route path={patterns.account} element={own(<pages.AccountPage />)} />
                    <Route path="*" element={<Lost />} />
                  </Routes>
                </Gate>
              </Suspense>
            </Problem>
          </Frame>
        </BrowserRouter>
      </QueryClientProvider>
    </LanguageProvider>
  )
}
