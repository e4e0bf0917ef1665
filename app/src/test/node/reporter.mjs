/** One line of JSON for each test, for NodeTests to read. */
export default async function* reporter(events) {
  for await (const { type, data } of events) {
    if ((type === 'test:pass' || type === 'test:fail') && data.details?.type !== 'suite') {
      const error = data.details?.error;
      yield `${JSON.stringify({
        name: data.name,
        passed: type === 'test:pass',
        skipped: data.skip !== undefined,
        text: error ? String(error.cause?.stack ?? error.stack ?? error) : '',
      })}\n`;
    }
  }
}
