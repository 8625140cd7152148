import { Kbd } from '../components/kbd.tsx'
import { DockedToasts } from '../components/toast-region.tsx'
import { useRegisteredCommands } from '../lib/keys.ts'
import { useMessages } from '../lib/messages.ts'
import './footer.css'

/** The keys that matter on this screen now, and what became of what was done last. */
export function Footer() {
  const texts = useMessages('app')
  const commands = useRegisteredCommands()
  const hasList = commands.some((command) => command.id === 'list.next')
  const shown = commands
    .filter((command) => command.footer && (command.disabled ?? null) === null)
    .toSorted((a, b) => Number(a.id === 'app.help') - Number(b.id === 'app.help'))
  return (
    <footer className="footer">
      <div className="footer-keys">
        {hasList && (
          <span className="footer-key">
            <Kbd binding="j" />
            <Kbd binding="k" />
            {texts.move}
          </span>
        )}
        {shown.map((command) => (
          <span key={command.id} className="footer-key">
            <Kbd binding={command.keys[0] ?? ''} />
            {command.label}
          </span>
        ))}
      </div>
      <DockedToasts />
    </footer>
  )
}
