import { LoaderCircle, LogIn, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { useLocation } from 'wouter'
import { locale } from '../../shared/lib/language.ts'
import { readScreenPath } from '../../shared/lib/screen-path.ts'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ToastRegion } from '../components/toast-region.tsx'
import { PairScreen } from '../features/devices/pair-screen.tsx'
import { ConfirmDialog } from '../features/people/confirm-dialog.tsx'
import { SignInScreen } from '../features/people/sign-in-screen.tsx'
import { useHello, useLinkStatus } from '../lib/client.ts'
import type { Hello } from '../lib/connection.ts'
import { listenForKeys } from '../lib/keys.ts'
import { useMessages, useScreenLanguage } from '../lib/messages.ts'
import { useSession } from '../lib/session.ts'
import { useIdleLock } from '../lib/use-idle-lock.ts'
import './app.css'
import { FirstRun } from './first-run.tsx'
import { LostWorkspace } from './lost-workspace.tsx'
import { Shell } from './shell.tsx'

/** Everything that is true of every screen: language, theme, keys, the connection. */
export function App() {
  const language = useScreenLanguage()
  const theme = useSession((session) => session.theme)
  const [, navigate] = useLocation()

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
  useEffect(() => listenForKeys(window), [])
  useHelloOfPerson()

  return (
    <I18nProvider locale={locale(language)}>
      <RouterProvider navigate={navigate}>
        <ControlRoomGate />
        <ToastRegion />
      </RouterProvider>
    </I18nProvider>
  )
}

/** What is behind the door depends on whether the control room answers and on whether it is set up. */
function ControlRoomGate() {
  const status = useLinkStatus()
  const hello = useHello()
  const texts = useMessages('app')
  const [path] = useLocation()
  if (status.kind === 'signed-out' && window.location.protocol === 'https:') return <PairScreen />
  if (status.kind === 'signed-out')
    return (
      <EmptyState icon={LogIn} title={texts.signedOutTitle}>
        {texts.signedOutText}
      </EmptyState>
    )
  if (status.kind === 'outdated')
    return (
      <EmptyState
        icon={RefreshCw}
        title={texts.outdatedTitle}
        action={
          <Button tone="primary" onPress={() => window.location.reload()}>
            {texts.reload}
          </Button>
        }
      >
        {texts.outdatedText}
      </EmptyState>
    )
  if (hello === null)
    return (
      <EmptyState icon={LoaderCircle} title={texts.connecting}>
        {status.kind === 'offline' ? texts.notAnswering : texts.connectingText}
      </EmptyState>
    )
  return <Lockable hello={hello} path={path} />
}

/** What is behind the sign-in screen stays as it was: the parcel at hand stays open for who comes next. */
function Lockable({ hello, path }: { hello: Hello; path: string }) {
  const isLocked = hello.needsSignIn
  const [wasOpen, setWasOpen] = useState(!isLocked)
  useIdleLock(hello.person === null ? null : hello.idleMinutes)
  useEffect(() => {
    if (!isLocked) setWasOpen(true)
  }, [isLocked])
  return (
    <>
      {(wasOpen || !isLocked) && (
        <div className="app-behind" inert={isLocked}>
          <Workspace hello={hello} path={path} />
        </div>
      )}
      <ConfirmDialog />
      {isLocked && <SignInScreen merchant={hello.settings.merchantName} />}
    </>
  )
}

function Workspace({ hello, path }: { hello: Hello; path: string }) {
  if (hello.workspace === 'missing') return <LostWorkspace />
  if (hello.workspace === 'empty' && readScreenPath(path)?.area !== 'channels') return <FirstRun />
  return <Shell hello={hello} />
}

/** Who is here, as the shell vouches for. */
function useHelloOfPerson() {
  const hello = useHello()
  const setPerson = useSession((session) => session.setPerson)
  const setLanguage = useSession((session) => session.setLanguage)
  const personId = hello?.person?.id ?? null
  const language = hello?.person?.language ?? null
  useEffect(() => {
    if (hello === null) return
    const { actor, role, needsSignIn, person } = hello
    setPerson({ actor, role, isLocked: needsSignIn, canAsk: person !== null })
  }, [hello, setPerson])
  useEffect(() => {
    if (personId !== null && language !== null) setLanguage(language)
  }, [personId, language, setLanguage])
}
