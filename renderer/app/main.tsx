import './no-eval.ts'
import './base.css'
import './tokens.css'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { ErrorBoundary } from '../components/error-boundary.tsx'
import { Failure } from '../components/failure.tsx'
import { rawAddress } from '../lib/address.ts'
import { reloadOnNewToken } from '../lib/window-token.ts'
import { App } from './app.tsx'

reloadOnNewToken()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary
      resetKey=""
      fallback={(fault, retry) => <Failure part="shell" fault={fault} onAgain={retry} />}
    >
      <Router {...rawAddress}>
        <App />
      </Router>
    </ErrorBoundary>
  </StrictMode>,
)
