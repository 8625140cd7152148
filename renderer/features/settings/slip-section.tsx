import { Trash2, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ChannelSlips } from '../../../shared/domain/channel-slips.ts'
import { LARGEST_LOGO_BYTES } from '../../../shared/domain/logo.ts'
import { sentenceLanguage } from '../../../shared/lib/language.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { base64Of } from '../../lib/base64-of.ts'
import { useChannels } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'

const SETTINGS = ['settings'] as const
const ALL = ''
const AS_ALL = 'as-all'
/** What is sent to be refused in words, and no more. */
const MOST_SENT = LARGEST_LOGO_BYTES * 3

/** The logo on papers, what slips of a channel are like, and how they look. */
export function SlipSection({ why }: { why: string | null }) {
  const { slips } = useMessages('settings')
  const channels = useChannels() ?? []
  const [brand, setBrand] = useState(ALL)
  return (
    <div className="settings-slips">
      <h2 className="settings-title">{slips.title}</h2>
      <p>{slips.text}</p>
      {channels.length > 0 && (
        <Select
          label={slips.brand}
          choices={[
            { id: ALL, label: slips.allChannels },
            ...channels.map(({ channel: { id, name } }) => ({ id, label: name })),
          ]}
          value={brand}
          onChange={setBrand}
        />
      )}
      <LogoField channelId={brand === ALL ? null : brand} why={why} />
      {brand !== ALL && <ChannelChoice key={brand} channelId={brand} why={why} />}
      <SlipPreview channelId={brand === ALL ? null : brand} />
    </div>
  )
}

function LogoField({ channelId, why }: { channelId: string | null; why: string | null }) {
  const verbs = useMessages('verbs')
  const { slips } = useMessages('settings')
  const say = useToasts((toasts) => toasts.say)
  const input = useRef<HTMLInputElement>(null)
  const put = useCommand((client) => client.settings.putLogo)
  const logos = useLive(SETTINGS, (client) => client.settings.logos({})).data
  const logo = logos?.find((one) => one.channelId === channelId) ?? null
  const isInherited =
    logo === null && channelId !== null && (logos ?? []).some((one) => one.channelId === null)

  async function take(file: File) {
    const bytes = new Uint8Array(await file.slice(0, MOST_SENT).arrayBuffer())
    await put.run({ channelId, data: base64Of(bytes) })
  }
  async function remove() {
    const outcome = await put.run({ channelId, data: null })
    if (outcome.kind === 'done' && logo !== null)
      say('neutral', slips.removed, {
        label: verbs.undo,
        run: () => void put.run({ channelId, data: logo.data }),
      })
  }
  return (
    <div className="settings-logo">
      {logo === null ? (
        <p className="unit">{isInherited ? slips.inherited : slips.noLogo}</p>
      ) : (
        <img src={`data:image/${logo.format};base64,${logo.data}`} alt={slips.logo} />
      )}
      <div className="settings-actions">
        <Button icon={Upload} why={why} busy={put.busy} onPress={() => input.current?.click()}>
          {slips.upload}
        </Button>
        {logo !== null && (
          <Button icon={Trash2} tone="quiet" why={why} busy={put.busy} onPress={() => void remove()}>
            {slips.remove}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={slips.upload}
        accept="image/png,image/jpeg"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file !== undefined) void take(file)
          target.value = ''
        }}
      />
    </div>
  )
}

function ChannelChoice({ channelId, why }: { channelId: string; why: string | null }) {
  const { slips, fields } = useMessages('settings')
  const { packingSlips, slipPrices } = fields.workspace
  const put = useCommand((client) => client.settings.putChannelSlips)
  const stored = useLive(SETTINGS, (client) => client.settings.get({})).data?.channelSlips
  if (stored === undefined) return <Skeleton width="100%" height={44} />
  const others = stored.filter((one) => one.channelId !== channelId)
  const own: ChannelSlips = stored.find((one) => one.channelId === channelId) ?? {
    channelId,
    packingSlips: null,
    slipPrices: null,
  }
  const change = (part: Partial<ChannelSlips>) =>
    void put.run({ channelSlips: [...others, { ...own, ...part }] })
  const asAll = { id: AS_ALL, label: slips.asAll } as const
  return (
    <div className="settings-pair">
      <Select
        label={slips.wanted}
        isDisabled={why !== null}
        choices={[
          asAll,
          ...(['never', 'asked', 'always'] as const).map((id) => ({ id, label: packingSlips.options[id] })),
        ]}
        value={own.packingSlips ?? AS_ALL}
        onChange={(id) => change({ packingSlips: id === AS_ALL ? null : id })}
      />
      <Select
        label={slips.prices}
        isDisabled={why !== null}
        choices={[
          asAll,
          ...(['shown', 'hidden'] as const).map((id) => ({ id, label: slipPrices.options[id] })),
        ]}
        value={own.slipPrices ?? AS_ALL}
        onChange={(id) => change({ slipPrices: id === AS_ALL ? null : id })}
      />
    </div>
  )
}

/** The very page that would print. */
function SlipPreview({ channelId }: { channelId: string | null }) {
  const { slips } = useMessages('settings')
  const language = sentenceLanguage(useSession((session) => session.language))
  const [sample, setSample] = useState<'usual' | 'gift'>('usual')
  const [page, setPage] = useState<'a4' | 'label'>('a4')
  const picture = useLive(
    SETTINGS,
    (client) => client.settings.slipPreview({ channelId, sample, page, language }),
    [channelId, sample, page, language],
  ).data
  return (
    <>
      <div className="settings-pair">
        <Select
          label={slips.sample}
          choices={(['usual', 'gift'] as const).map((id) => ({ id, label: slips.samples[id] }))}
          value={sample}
          onChange={setSample}
        />
        <Select
          label={slips.page}
          choices={(['a4', 'label'] as const).map((id) => ({ id, label: slips.pages[id] }))}
          value={page}
          onChange={setPage}
        />
      </div>
      {picture === null || picture.png === null ? (
        <Skeleton width="100%" height={320} />
      ) : (
        <img
          className={`settings-slip settings-slip-${page}`}
          src={`data:image/png;base64,${picture.png}`}
          alt={slips.preview}
        />
      )}
    </>
  )
}
