import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Metric } from '../../../shared/contract/metrics.ts'

/** The program's own figures. How long its one thread was held is watched from the first question on. */
export function watchProcess(): () => Metric[] {
  let delay: ReturnType<typeof monitorEventLoopDelay> | null = null
  return () => {
    if (delay === null) {
      delay = monitorEventLoopDelay({ resolution: 10 })
      delay.enable()
    }
    const { user, system } = process.cpuUsage()
    const samples = [
      { labels: { quantile: '0.5' }, value: delay.percentile(50) / 1e9 },
      { labels: { quantile: '0.99' }, value: delay.percentile(99) / 1e9 },
      { labels: { quantile: '1' }, value: delay.max / 1e9 },
    ]
    delay.reset()
    return [
      {
        name: 'switchyard_event_loop_delay_seconds',
        help: 'How late the program came to its work, since it was asked last.',
        kind: 'gauge',
        samples,
      },
      {
        name: 'process_resident_memory_bytes',
        help: 'Memory of the program.',
        kind: 'gauge',
        samples: [{ labels: {}, value: process.memoryUsage.rss() }],
      },
      {
        name: 'process_cpu_seconds_total',
        help: 'Processor time of the program.',
        kind: 'counter',
        samples: [{ labels: {}, value: (user + system) / 1e6 }],
      },
    ]
  }
}

/** The text format of Prometheus, version 0.0.4. */
export function prometheusText(metrics: readonly Metric[]): string {
  return metrics
    .flatMap(({ name, help, kind, samples }) => [
      `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
      `# TYPE ${name} ${kind}`,
      ...samples.map(({ labels, value }) => `${name}${labelText(labels)} ${value}`),
    ])
    .map((line) => `${line}\n`)
    .join('')
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
