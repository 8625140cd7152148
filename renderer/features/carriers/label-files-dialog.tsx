import { CircleCheck, FileUp, OctagonAlert } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { z } from 'zod'
import type { awaitedFile } from '../../../shared/contract/label-files.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { isParcelNumber } from '../../../shared/domain/parcel-number.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { uploadFile } from '../../lib/upload.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'

type Awaited = z.infer<typeof awaitedFile>

const TOPICS = ['carriers', 'orders', 'printing'] as const

/** The folder of a merchant's own carrier software: what it waits for, what failed, and giving a file here. */
export function LabelFilesDialog({
  account,
  onClose,
}: {
  account: CarrierAccount | null
  onClose: () => void
}) {
  const texts = useMessages('labelFiles')
  return (
    <Dialog
      isOpen={account !== null}
      onClose={onClose}
      isWide
      title={texts.title({ account: account?.name ?? '' })}
    >
      {account !== null && <Files accountId={account.id} />}
    </Dialog>
  )
}

function Files({ accountId }: { accountId: string }) {
  const texts = useMessages('labelFiles')
  const inWords = useSay()
  const live = useLive(TOPICS, (client) => client.carriers.labelFiles({ accountId }), [accountId])
  return (
    <LiveView live={live} skeleton={<Skeleton width="100%" height={160} />}>
      {({ folder, problem, failed, waiting, waitingCount }) => (
        <>
          <p>{texts.folder({ folder })}</p>
          {problem === null ? (
            <StatusBadge tone="done" icon={CircleCheck} label={texts.usable} />
          ) : (
            <p className="number-low" role="alert">
              {inWords(problem)}
            </p>
          )}
          <section className="number-part">
            <h3 className="number-head">{texts.waitingTitle({ count: waitingCount })}</h3>
            {waiting.length > 0 && <p className="unit">{texts.waitingText}</p>}
            <ul className="file-parcels">
              {waiting.map((parcel) => (
                <AwaitedParcel key={parcel.purchaseId} parcel={parcel} />
              ))}
            </ul>
          </section>
          {failed.length > 0 && (
            <section className="number-part">
              <h3 className="number-head">{texts.failedTitle({ count: failed.length })}</h3>
              <ul className="file-parcels">
                {failed.map(({ name, reason }) => (
                  <li key={name} className="file-parcel">
                    <span className="mono">{name}</span>
                    <span>{reason}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </LiveView>
  )
}

function AwaitedParcel({ parcel }: { parcel: Awaited }) {
  const texts = useMessages('labelFiles')
  const standings = useMessages('labelStandings')
  const say = useToasts((toasts) => toasts.say)
  const give = useCommand((client) => client.carriers.giveLabelFile)
  const [number, setNumber] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const { purchaseId, reference, orderReference } = parcel
  const trackingNumber = number.trim()
  const why = file === null ? texts.needsFile : isParcelNumber(trackingNumber) ? null : texts.needsNumber

  async function take() {
    if (file === null) return
    const { uploadId } = await uploadFile(file)
    const outcome = await give.run({ purchaseId, trackingNumber, uploadId, fileName: file.name })
    if (outcome.kind === 'done') say('done', texts.given({ order: orderReference }))
  }
  return (
    <li className="file-parcel">
      <span>
        <strong className="mono">{orderReference}</strong> {standings.parcel({ number: parcel.parcel })}
        <br />
        <span className="mono unit">{reference}</span> {parcel.recipient}
        {parcel.isPacked && <StatusBadge tone="risk" icon={OctagonAlert} label={texts.packed} />}
      </span>
      <Field label={texts.number} isMono value={number} onChange={setNumber} />
      <FileTrigger
        acceptedFileTypes={['.pdf', '.png', '.zpl', '.txt']}
        onSelect={(files) => setFile(files?.item(0) ?? null)}
      >
        <Button icon={FileUp}>{file === null ? texts.choose : texts.chosen({ file: file.name })}</Button>
      </FileTrigger>
      <Button tone="primary" busy={give.busy} why={why} onPress={() => void take()}>
        {texts.give}
      </Button>
    </li>
  )
}
