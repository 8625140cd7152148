import { expect, it } from 'vitest'
import { errorOfReport } from '../../../../main/channels/amazon/feed-report.ts'

const report = (results: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <Header><DocumentVersion>1.02</DocumentVersion></Header><MessageType>ProcessingReport</MessageType>
    <Message><MessageID>1</MessageID><ProcessingReport><StatusCode>Complete</StatusCode>
    <ProcessingSummary><MessagesProcessed>1</MessagesProcessed></ProcessingSummary>${results}
    </ProcessingReport></Message></AmazonEnvelope>`
const result = (code: string, said: string) =>
  `<Result><MessageID>1</MessageID><ResultCode>${code}</ResultCode><ResultDescription>${said}</ResultDescription></Result>`

it.each([
  { name: 'nothing', xml: report(''), want: undefined },
  { name: 'a warning', xml: report(result('Warning', 'Late.')), want: undefined },
  { name: 'an error', xml: report(result('Error', 'No such order.')), want: 'No such order.' },
  {
    name: 'an error after a warning, its own words',
    xml: report(result('Warning', 'Late.') + result('Error', 'Refund &gt; price of &quot;T&amp;E&quot;')),
    want: 'Refund > price of "T&E"',
  },
  {
    name: 'an error in CDATA',
    xml: report(result('Error', '<![CDATA[Order <1> & more]]>')),
    want: 'Order <1> & more',
  },
  { name: 'no report', xml: 'Service unavailable', want: undefined },
])('a processing report that says $name', ({ xml, want }) => {
  expect(errorOfReport(xml)).toBe(want)
})
