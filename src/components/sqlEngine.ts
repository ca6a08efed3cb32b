import type {FromWorker, SqlAnswer, TableSource, ToWorker} from "./sqlMessages.js";

/** A query was stopped by the reader. */
export class Cancelled extends Error {}

/** The engine as the page has it. */
export interface SqlEngine {
  /** Name and version of what runs the queries. */
  readonly engine: string;
  /** The answer of one query, at most `most` rows of it. Rejects with the engine's own words, or as `Cancelled`. */
  run(sql: string, most: number): Promise<SqlAnswer>;
  /** Stops the query that runs. What queries have made goes with it: the tables of the release are loaded anew. */
  cancel(): Promise<void>;
}

/** How the engine's own messages begin; another one says that the machine code itself failed, after which nothing is certain. */
const ownFault = /^[A-Z]\w*( \w+)* Error: /;

/** Starts the engine in a worker of its own and loads the tables into it. The bytes are kept, for a start after a stop. */
export async function startEngine(tables: readonly TableSource[]): Promise<SqlEngine> {
  let talk = await startWorker(tables);
  let stop: ((reason: Error) => void) | undefined;
  const restart = async (): Promise<void> => {
    talk.end();
    talk = await startWorker(tables);
  };
  return {
    get engine() {
      return talk.engine;
    },
    async run(sql, most) {
      const stopped = new Promise<never>((_, reject) => {
        stop = reject;
      });
      const message = await Promise.race([talk.ask({is: "run", sql, most}), stopped]);
      if (message.is === "answer") return message.answer;
      const words = message.is === "fault" ? message.message : message.is;
      if (!ownFault.test(words)) await restart();
      throw new Error(words);
    },
    async cancel() {
      stop?.(new Cancelled("the query was stopped"));
      await restart();
    },
  };
}

interface Talk {
  readonly engine: string;
  ask(message: ToWorker): Promise<FromWorker>;
  end(): void;
}

async function startWorker(tables: readonly TableSource[]): Promise<Talk> {
  const worker = new Worker(import.meta.resolve("./sqlWorker.js"), {type: "module"});
  const ask = async (message: ToWorker): Promise<FromWorker> =>
    await new Promise((resolve, reject) => {
      worker.onmessage = ({data}: MessageEvent<FromWorker>) => {
        resolve(data);
      };
      worker.onerror = ({message: text}) => {
        reject(new Error(text));
      };
      worker.postMessage(message);
    });
  const answer = await ask({is: "start", tables});
  if (answer.is !== "ready") throw new Error(answer.is === "fault" ? answer.message : answer.is);
  return {
    engine: answer.engine,
    ask,
    end: () => {
      worker.terminate();
    },
  };
}
