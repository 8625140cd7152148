import { useState } from 'react'
import { SCREEN_LANGUAGES } from '../../../shared/lib/language.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Switch } from '../../components/switch.tsx'
import { useSites } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useLive } from '../../lib/use-live.ts'
import { useStationSettings, VIRTUAL } from './station-settings.ts'

const PRINTING = ['printing'] as const

/** Where this station stands and what it prints on. */
export function SetupDialog(props: { isOpen: boolean; onClose: () => void; onChosen: () => void }) {
  const texts = useMessages('packing')
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.setupTitle}>
      <SetupForm onChosen={props.onChosen} />
    </Dialog>
  )
}

function SetupForm({ onChosen }: { onChosen: () => void }) {
  const texts = useMessages('packing')
  const settings = useStationSettings()
  const { language, setLanguage, siteId: usualSite } = useSession()
  const sites = useSites()
  const printers = useLive(PRINTING, (client) => client.printers.list({})).data
  const [siteId, setSite] = useState(settings.siteId ?? usualSite)
  const [printerId, setPrinter] = useState(settings.printerId)
  const [sound, setSound] = useState(settings.sound)
  if (sites === null || printers === null) return <Skeleton width="100%" height={160} />
  const site = sites.find(({ id }) => id === siteId) ?? sites[0]
  const printer = printers.find(({ id }) => id === printerId) ?? printers[0]
  return (
    <>
      <p>{texts.setupText}</p>
      <Select
        label={texts.language}
        choices={SCREEN_LANGUAGES.map((id) => ({ id, label: texts.languages[id] }))}
        value={language}
        onChange={setLanguage}
      />
      <Select
        label={texts.site}
        choices={sites.map(({ id, name }) => ({ id, label: name }))}
        value={site?.id ?? ''}
        onChange={setSite}
      />
      <Select
        label={texts.printer}
        choices={printers.map(({ id, name }) => ({
          id,
          label: id === VIRTUAL ? texts.virtualPrinter : name,
        }))}
        value={printer?.id ?? ''}
        onChange={setPrinter}
      />
      <Switch isOn={sound} onChange={setSound}>
        {texts.soundText}
      </Switch>
      <div className="pack-dialog-actions">
        <Button
          tone="primary"
          size="touch"
          autoFocus
          onPress={() => {
            if (!site || !printer) return
            settings.choose({ siteId: site.id, printerId: printer.id, sound })
            onChosen()
          }}
        >
          {texts.save}
        </Button>
      </div>
    </>
  )
}
