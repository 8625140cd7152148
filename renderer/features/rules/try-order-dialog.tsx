import { Check, CircleSlash, X } from 'lucide-react'
import { useState } from 'react'
import type { TriedOrder } from '../../../shared/contract/rule-cases.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import type { RuleTick, TickNode } from '../../../shared/rules/rule-tick.ts'
import { conditionMessage } from '../../../shared/rules/sentence/condition-message.ts'
import { failureMessage, skipMessage } from '../../../shared/rules/sentence/verdict-message.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useNames, useRuleNames } from '../../lib/catalog.ts'
import { connection } from '../../lib/client.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useFormat } from '../../lib/use-format.ts'
import { OrderSourceFields, useOrderSource } from './order-source.tsx'
import './try-order-dialog.css'

/** One order by the rules on screen: how it would go beside today, and every condition with what it met. */
export function TryOrderDialog(props: { isOpen: boolean; rules: readonly Rule[]; onClose: () => void }) {
  const texts = useMessages('ruleCases')
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.tryTitle} isWide>
      <TryOrder rules={props.rules} />
    </Dialog>
  )
}

function TryOrder({ rules }: { rules: readonly Rule[] }) {
  const texts = useMessages('ruleCases')
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const { source, form } = useOrderSource()
  const [isBusy, setBusy] = useState(false)
  const [tried, setTried] = useState<TriedOrder | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function go() {
    if (source === null) return
    setBusy(true)
    try {
      const answer = await connection.client.rules.tryOrder({ rules: [...rules], source })
      setTried(answer.kind === 'tried' ? answer.tried : null)
      setRefusal(answer.kind === 'refused' ? inWords(answer.message) : null)
    } catch {
      say('risk', texts.tryUnanswered)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <p className="unit">{texts.tryText}</p>
      <div className="rule-parameters">
        <OrderSourceFields form={form} />
      </div>
      <div className="dialog-buttons">
        <Button
          tone="primary"
          busy={isBusy}
          why={source === null ? texts.blank : null}
          onPress={() => void go()}
        >
          {texts.tryGo}
        </Button>
      </div>
      {refusal !== null && <p role="alert">{refusal}</p>}
      {tried !== null && <Tried tried={tried} />}
    </>
  )
}

function Tried({ tried }: { tried: TriedOrder }) {
  const texts = useMessages('ruleCases')
  const { published, draft } = tried
  const isSame = JSON.stringify(published) === JSON.stringify(draft)
  const matching = tried.rules.filter((rule) => rule.why === null && rule.when?.holds)
  const others = tried.rules.filter((rule) => !matching.includes(rule))
  return (
    <section className="tried-order" aria-label={tried.reference}>
      <div className="tried-sides" role="status">
        <Side title={texts.tryDraft} side={draft} />
        {isSame ? (
          <p className="unit">{texts.trySame}</p>
        ) : (
          <Side title={texts.tryPublished} side={published} />
        )}
      </div>
      <h3>{texts.tryRules}</h3>
      <ul className="tried-rules" tabIndex={0} aria-label={texts.tryRules}>
        {[...matching, ...others].map((rule) => (
          <TickedRule key={rule.ruleId} rule={rule} />
        ))}
      </ul>
    </section>
  )
}

function Side({ title, side }: { title: string; side: TriedOrder['draft'] }) {
  const texts = useMessages('ruleCases')
  const names = useNames()
  const format = useFormat()
  const inWords = useSay()
  return (
    <div className="tried-side">
      <span className="field-label">{title}</span>
      {side.parts.length === 0 && <p>{texts.gotNothing}</p>}
      {side.parts.map((part) => (
        <p key={`${part.siteId} ${part.carrierId} ${part.serviceId}`}>
          {texts.trySide({
            site: names.site(part.siteId),
            service: names.service(part.carrierId, part.serviceId),
            cost: format.money(part.cents, names.currency),
            day: format.day(part.promise.deliverTo),
          })}
        </p>
      ))}
      {side.problem !== null && <p className="unit">{inWords(side.problem)}</p>}
    </div>
  )
}

function TickedRule({ rule }: { rule: RuleTick }) {
  const texts = useMessages('ruleCases')
  const inWords = useSay()
  const { why, when } = rule
  const isMatch = why === null && when?.holds === true
  return (
    <li className={isMatch ? 'tried-rule' : 'tried-rule tried-rule-not'}>
      <span className="tried-rule-head">
        {isMatch ? (
          <Check size={16} aria-hidden />
        ) : why === null ? (
          <X size={16} aria-hidden />
        ) : (
          <CircleSlash size={16} aria-hidden />
        )}
        <strong>{rule.ruleName}</strong>
        <span className="unit">
          {why !== null ? inWords(skipMessage(why)) : isMatch ? texts.tryMatches : texts.tryNot}
        </span>
      </span>
      {when !== null && <Ticks node={when} isTop />}
    </li>
  )
}

function Ticks({ node, isTop }: { node: TickNode; isTop?: boolean }) {
  const texts = useMessages('ruleCases')
  const { matches } = useMessages('ruleEditor').editor
  const inWords = useSay()
  const names = useRuleNames()
  if (node.kind === 'group') {
    if (node.children.length === 0) return <p className="unit">{texts.tryEvery}</p>
    const isPlain = isTop === true && node.match === 'all'
    return (
      <>
        {!isPlain && <Tick holds={node.holds} text={matches[node.match]} />}
        <ul className={isPlain ? 'tried-ticks' : 'tried-ticks tried-ticks-inner'}>
          {node.children.map((child, index) => (
            <li key={index}>
              <Ticks node={child} />
            </li>
          ))}
        </ul>
      </>
    )
  }
  const { field, operator, value, holds, actual } = node
  const isUnknown = actual === null || actual === undefined
  const text = isUnknown
    ? conditionMessage({ kind: 'condition', field, operator, value }, names)
    : failureMessage({ condition: field, args: { operator, value, negated: holds }, actual }, names)
  return <Tick holds={holds} text={inWords(text)} />
}

function Tick({ holds, text }: { holds: boolean; text: string }) {
  const texts = useMessages('ruleCases')
  return (
    <span className={holds ? 'tick tick-yes' : 'tick tick-no'}>
      {holds ? <Check size={14} aria-label={texts.holds} /> : <X size={14} aria-label={texts.fails} />}
      <span>{text}</span>
    </span>
  )
}
