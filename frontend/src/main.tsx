import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { fetchEarly } from './app/pages.tsx'
import { loadLanguage } from './i18n/index.tsx'
import { must } from './lib/must.ts'
import './styles.css'

fetchEarly(location.pathname)
const language = await loadLanguage(document.documentElement.lang)
createRoot(must(document.getElementById('root'))).render(
  <StrictMode>
    <App first={language} />
  </StrictMode>,
)
