import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { BrowserRouter, Route, Routes, useNavigate, useParams } from 'react-router'
import { Analyse } from '../features/analyse/Analyse.tsx'
import {
  chooseLanguage,
  type Language,
  type LanguageCode,
  LanguageProvider,
  loadLanguage,
} from '../i18n/index.tsx'
import { Frame } from './Frame.tsx'
import { Lost, Problem } from './Problem.tsx'
import { paths, patterns } from './paths.ts'

const loadResult = () => import('../features/result/Result.tsx')
const Result = lazy(async () => ({ default: (await loadResult()).Result }))

// Offline, a question fails and says so, instead of waiting for ever.
const queries = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always' },
  },
})

function AnalysePage() {
  const go = useNavigate()
  return <Analyse onSent={(task) => void go(paths.result(task))} onChosen={() => void loadResult()} />
}

function ResultPage() {
  const { task = '' } = useParams()
  const go = useNavigate()
  return (
    <Result
      key={task}
      task={task}
      onAnother={() => void go(paths.analyse)}
      onTask={(id) => void go(paths.result(id))}
    />
  )
}

/** The whole page; `first` is the language it begins in. */
export function App({ first }: { first: Language }) {
  const [language, setLanguage] = useState(first)
  const change = async (code: LanguageCode) => {
    const next = await loadLanguage(code)
    chooseLanguage(code)
    setLanguage(next)
  }
  return (
    <LanguageProvider language={language}>
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <Frame onLanguage={(code) => void change(code)}>
            <Problem>
              <Suspense fallback={<div className="skeleton tall" />}>
                <Routes>
                  <Route path={patterns.analyse} element={<AnalysePage />} />
                  <Route path={patterns.result} element={<ResultPage />} />
                  <Route path="*" element={<Lost />} />
                </Routes>
              </Suspense>
            </Problem>
          </Frame>
        </BrowserRouter>
      </QueryClientProvider>
    </LanguageProvider>
  )
}
