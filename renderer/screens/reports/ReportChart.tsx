import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { formatCents } from '../../../shared/domain/money.ts';
import styles from './Reports.module.css';

/**
 * The bars of a report, for a glance. The table beside it says the same in numbers and is what is read aloud: the
 * chart is hidden from that, and nothing in it takes the focus.
 */
export interface ReportChartProps {
  readonly bars: readonly { readonly name: string; readonly values: Readonly<Record<string, number>> }[];
  readonly series: readonly { readonly name: string; readonly color: string }[];
  /** `dollars`: the values are cents. */
  readonly unit: 'claims' | 'days' | 'dollars';
  /** Bars of a row stand beside each other, where their sum means nothing. */
  readonly side?: boolean;
}

export function ReportChart({ bars, series, unit, side = false }: ReportChartProps) {
  const height = 3.5 + bars.length * (side ? 2.5 : 2);
  return (
    <div className={styles.chart} aria-hidden="true">
      <BarChart
        h={`${height}rem`}
        data={bars.map(({ name, values }) => ({ name: fitting(name), ...values }))}
        dataKey="name"
        orientation="vertical"
        type={side ? 'default' : 'stacked'}
        series={[...series]}
        withLegend={series.length > 1}
        legendProps={{ verticalAlign: 'top', align: 'left', height: 28 }}
        gridAxis="y"
        tickLine="none"
        valueFormatter={(value) => valueText(value, unit)}
        xAxisProps={{
          allowDecimals: unit === 'dollars',
          tickFormatter: (value: number) => axisText(value, unit),
        }}
        yAxisProps={{ width: 190, interval: 0 }}
        maxBarWidth={16}
        // Drawn at once, so that it also prints; parts told apart without color too; and no stop of the Tab key.
        barProps={{ isAnimationActive: false, stroke: 'var(--cw-surface)', strokeWidth: 1 }}
        barChartProps={{ accessibilityLayer: false }}
        tooltipAnimationDuration={0}
      />
    </div>
  );
}

/** Two lines beside the bar; the table has the whole name. */
function fitting(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
}
const LONGEST_NAME = 44;

function valueText(value: number, unit: ReportChartProps['unit']): string {
  return unit === 'dollars' ? formatCents(Math.round(value)) : `${value} ${unit}`;
}

/** Whole dollars: the axis is for a glance. */
function axisText(value: number, unit: ReportChartProps['unit']): string {
  return unit === 'dollars' ? `$${Math.round(value / 100).toLocaleString('en-US')}` : String(value);
}
