/** Parses server-sent events (HTML standard, 9.2.6). */
/** Returns a function that takes the chunks of a stream in order and returns the events each one completes. */
export function createStreamParser() {
    const decoder = new TextDecoder();
    let text = '';
    let id;
    let block = { id, data: [] };
    function readLine(line) {
        if (line === '') {
            id = block.id;
            const data = block.data.length > 0 ? block.data.join('\n') : undefined;
            block = { id, data: [] };
            return [{ id, data }];
        }
        const [, field, value = ''] = /^([^:]*)(?:: ?([\s\S]*))?$/.exec(line) ?? [];
        if (field === 'data')
            block.data.push(value);
        else if (field === 'id' && !value.includes('\0'))
            block.id = value;
        return [];
    }
    return (chunk) => {
        text += decoder.decode(chunk, { stream: true });
        const events = [];
        // A CR at the end of a chunk may be the first half of a CRLF.
        for (let end = /\r\n|\n|\r(?!$)/.exec(text); end; end = /\r\n|\n|\r(?!$)/.exec(text)) {
            events.push(...readLine(text.slice(0, end.index)));
            text = text.slice(end.index + end[0].length);
        }
        return events;
    };
}
//# sourceMappingURL=event-stream.js.map