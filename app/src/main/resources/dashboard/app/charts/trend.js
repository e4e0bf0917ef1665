import { axisNumber, dayFull, dayShort, duration, durationShort, number, timeOfDay } from '../format.js';
import { dayOf } from '../period.js';
import { t } from '../texts.js';

/**
 * @param {{points: object[], previous: object[], grain: string, isDuration: boolean, days: number}} trend
 * @returns {object} what ECharts draws
 */
export function trendOption(trend, colours, now = new Date()) {
  const times = trend.points.map(({ at }) => dayOf(at) ?? new Date(at));
  const values = trend.points.map(({ value }, index) => (times[index] > now ? null : value));
  const before = trend.previous.map(({ value }) => value).slice(0, values.length);
  return {
    animationDuration: 400,
    animationDurationUpdate: 300,
    textStyle: { fontFamily: colours.font },
    grid: { left: 4, right: 24, top: 14, bottom: 2, containLabel: true },
    xAxis: timeAxis(times, trend, colours),
    yAxis: valueAxis(trend, Math.max(0, ...values, ...before), colours),
    tooltip: tooltip(times, trend, colours),
    series: [previousLine(before, colours), currentLine(values, colours)],
  };
}

function timeAxis(times, { grain, days }, colours) {
  const label = (time) => {
    if (grain === 'day') {
      return dayShort(time);
    }
    return days === 1 ? timeOfDay(time) : `${dayShort(time)} ${timeOfDay(time)}`;
  };
  return {
    type: 'category',
    data: times.map(label),
    boundaryGap: times.length === 1,
    axisLine: { lineStyle: { color: colours.grid } },
    axisTick: { show: false },
    axisLabel: { color: colours.inkFaint, fontSize: 12, hideOverlap: true, margin: 12, showMaxLabel: null },
  };
}

function valueAxis({ isDuration }, most, colours) {
  return {
    type: 'value',
    min: 0,
    minInterval: isDuration ? wholeUnit(most) : 1,
    splitNumber: 4,
    splitLine: { lineStyle: { color: colours.grid } },
    axisLabel: {
      color: colours.inkFaint,
      fontSize: 12,
      formatter: isDuration ? durationShort : axisNumber,
    },
  };
}

/** Ticks at whole hours or minutes, once there are some. */
function wholeUnit(seconds) {
  if (seconds >= 2 * 3600) {
    return 3600;
  }
  return seconds >= 120 ? 60 : 1;
}

function currentLine(values, colours) {
  return {
    name: 'now',
    type: 'line',
    data: values,
    showSymbol: values.filter((value) => value !== null).length === 1,
    symbol: 'circle',
    symbolSize: 8,
    z: 3,
    itemStyle: { color: colours.line, borderColor: colours.surface, borderWidth: 2 },
    lineStyle: { width: 2.5, color: colours.line },
    areaStyle: {
      color: {
        type: 'linear',
        x: 0,
        y: 0,
        x2: 0,
        y2: 1,
        colorStops: [
          { offset: 0, color: colours.area },
          { offset: 1, color: colours.areaEnd },
        ],
      },
    },
  };
}

function previousLine(values, colours) {
  return {
    name: 'before',
    type: 'line',
    data: values,
    showSymbol: values.length === 1,
    symbol: 'circle',
    symbolSize: 6,
    z: 2,
    itemStyle: { color: colours.previous },
    lineStyle: { width: 1.5, type: [4, 4], color: colours.previous },
  };
}

function tooltip(times, { grain, isDuration }, colours) {
  return {
    trigger: 'axis',
    confine: true,
    className: 'chart-tip',
    backgroundColor: colours.surface,
    borderColor: colours.grid,
    padding: 0,
    axisPointer: { type: 'line', lineStyle: { color: colours.previous, type: 'solid' } },
    formatter(rows) {
      const time = times[rows[0].dataIndex];
      const title = grain === 'day' ? dayFull(time) : `${dayFull(time)} ${timeOfDay(time)}`;
      return tip(title, rows, isDuration ? duration : number);
    },
  };
}

/** Built as elements: text from a server never becomes markup, and no inline style is needed. */
function tip(title, rows, write) {
  const box = element('div', 'tip');
  box.append(element('b', '', title));
  for (const row of [...rows].reverse()) {
    const line = element('div', row.seriesName);
    const value = row.value === null || row.value === undefined ? '–' : write(row.value);
    line.append(element('span', '', t(row.seriesName === 'now' ? 'trend.this' : 'trend.previous')));
    line.append(element('strong', '', value));
    box.append(line);
  }
  return box;
}

function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
