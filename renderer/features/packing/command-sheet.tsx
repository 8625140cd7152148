import { ArrowLeft, Printer } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { code39 } from '../../lib/code39.ts'
import { useMessages } from '../../lib/messages.ts'
import { barcodeOf, COMMAND_CODES, type CommandCode } from './command-codes.ts'
import './command-sheet.css'

/** The bar codes that stand for keys, on one sheet of paper. */
export function CommandSheet({ onBack }: { onBack: () => void }) {
  const texts = useMessages('packing')
  return (
    <div className="pack-sheet">
      <header className="pack-sheet-head">
        <div>
          <h1 className="pack-side-title">{texts.sheetTitle}</h1>
          <p>{texts.sheetText}</p>
        </div>
        <div className="pack-side-actions">
          <Button size="touch" icon={ArrowLeft} onPress={onBack}>
            {texts.sheetBack}
          </Button>
          <Button tone="primary" size="touch" icon={Printer} onPress={() => window.print()}>
            {texts.sheetPrint}
          </Button>
        </div>
      </header>
      <ul className="pack-sheet-codes">
        {COMMAND_CODES.map((command) => (
          <SheetCode key={command} command={command} words={texts.commands[command]} />
        ))}
      </ul>
    </div>
  )
}

const HEIGHT = 60

function SheetCode({ command, words }: { command: CommandCode; words: string }) {
  const { bars, width } = code39(barcodeOf(command))
  return (
    <li className="pack-sheet-code">
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={barcodeOf(command)}>
        {bars.map((bar) => (
          <rect key={bar.x} x={bar.x} width={bar.width} height={HEIGHT} />
        ))}
      </svg>
      <p className="pack-sheet-name">{command}</p>
      <p>{words}</p>
    </li>
  )
}
