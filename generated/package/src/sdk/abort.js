/** Waiting that an AbortSignal can end. */
/**
 * Settles like `work`, or rejects with the signal's reason as soon as the signal is aborted. `work` itself is not
 * stopped.
 */
export function abortable(work, signal) {
    if (!signal)
        return work;
    return new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
        if (signal.aborted)
            stop();
    });
}
/** Resolves after the given number of milliseconds. Rejects with the signal's reason when the signal is aborted. */
export async function sleep(milliseconds, signal) {
    let timer;
    try {
        await abortable(new Promise((resolve) => {
            timer = setTimeout(resolve, milliseconds);
        }), signal);
    }
    finally {
        clearTimeout(timer);
    }
}
//# sourceMappingURL=abort.js.map