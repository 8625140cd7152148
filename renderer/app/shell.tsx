import { useState } from 'react'
import { useLocation } from 'wouter'
import { readScreenPath, screenPath } from '../../shared/lib/screen-path.ts'
import { Skeleton } from '../components/skeleton.tsx'
import { wordsOf } from '../lib/command-words.ts'
import type { Hello } from '../lib/connection.ts'
import { useFigures } from '../lib/figures.ts'
import { useHelp } from '../lib/help.ts'
import { useKeyCommands } from '../lib/keys.ts'
import { useMessages } from '../lib/messages.ts'
import { undoLatest, useToasts } from '../lib/toasts.ts'
import { VERB_KEYS } from '../lib/verb-keys.ts'
import { useWallDisplay } from '../lib/wall-display.ts'
import { useAreas } from './areas.ts'
import { Escalation } from './escalation.tsx'
import { Footer } from './footer.tsx'
import { Help } from './help.tsx'
import { Palette } from './palette.tsx'
import { usePlaces } from './places.ts'
import { Rail } from './rail.tsx'
import { Routes } from './routes.tsx'
import './shell.css'
import { StatusStrip } from './status-strip.tsx'
import { StopDialog } from './stop-dialog.tsx'

/** Rail, strip, screen, footer: the same everywhere. The pack station alone fills the window. */
export function Shell({ hello }: { hello: Hello }) {
  const [path, navigate] = useLocation()
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const showHelp = useHelp((help) => help.show)
  const texts = useMessages('app')
  const verbTexts = useMessages('commandWords').verb
  const say = useToasts((toasts) => toasts.say)
  const figures = useFigures().data
  const area = readScreenPath(path)?.area ?? null
  const areas = useAreas()
  const group = texts.goGroup
  const [isWall] = useWallDisplay()
  const places = usePlaces(area, navigate)

  useKeyCommands([
    {
      id: 'app.palette',
      label: texts.palette,
      group: texts.appGroup,
      quiet: true,
      keys: ['$mod+k'],
      run: () => setPaletteOpen(true),
    },
    {
      id: 'app.help',
      label: texts.help,
      group: texts.appGroup,
      footer: true,
      keys: ['[Shift]+?'],
      run: () => showHelp('keys'),
    },
    {
      id: 'app.undo',
      label: verbTexts.undo,
      group: texts.appGroup,
      keys: [VERB_KEYS.undo],
      words: wordsOf((words) => words.verb.undo),
      run: () => {
        if (!undoLatest()) say('neutral', texts.nothingToUndo)
      },
    },
    ...areas.map(({ id, key }) => ({
      id: `go.${id}`,
      label: texts.areas[id],
      group,
      keys: [`g ${key}`],
      words: wordsOf((words) => words.area[id]),
      run: () => navigate(screenPath(id)),
    })),
    ...places,
  ])

  const overlays = (
    <>
      <Palette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
      <Help area={area} />
      <StopDialog />
    </>
  )
  if (area === 'packing')
    return (
      <>
        <Routes fallback={null} />
        {overlays}
      </>
    )
  if (area === 'overview' && isWall)
    return (
      <>
        <main className="shell-screen wall">
          <Routes fallback={null} />
        </main>
        <Escalation />
        {overlays}
      </>
    )
  return (
    <div className="shell">
      <Rail area={area} needYou={figures?.needYou ?? null} onPalette={() => setPaletteOpen(true)} />
      <div className="shell-main">
        <StatusStrip figures={figures} notices={hello.notices} />
        <main className="shell-screen">
          <Routes fallback={<ScreenSkeleton />} />
        </main>
        <Footer />
        <Escalation />
      </div>
      {overlays}
    </div>
  )
}

function ScreenSkeleton() {
  return (
    <div className="screen">
      <Skeleton width="46ch" height={20} />
    </div>
  )
}
