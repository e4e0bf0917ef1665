/** @param {{name: string, score: number}[]} axes scores from 0 to 100 */
export function radarOption(axes, colours) {
  return {
    animationDuration: 400,
    textStyle: { fontFamily: colours.font },
    radar: {
      radius: '70%',
      center: ['50%', '53%'],
      splitNumber: 4,
      indicator: axes.map(({ name, score }) => ({ name, max: 100, score })),
      axisName: {
        color: colours.inkSoft,
        fontSize: 12,
        lineHeight: 18,
        formatter: (name, { score }) => `${name}\n{score|${Math.round(score)}}`,
        rich: { score: { color: colours.ink, fontSize: 14, fontWeight: 600, align: 'center' } },
      },
      axisNameGap: 10,
      axisLine: { lineStyle: { color: colours.grid } },
      splitLine: { lineStyle: { color: colours.grid } },
      splitArea: { show: false },
    },
    series: [
      {
        type: 'radar',
        symbol: 'circle',
        symbolSize: 6,
        data: [{ value: axes.map(({ score }) => score) }],
        itemStyle: { color: colours.line },
        lineStyle: { width: 2, color: colours.line },
        areaStyle: { color: colours.area },
      },
    ],
  };
}
