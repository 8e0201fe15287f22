import { connect, type MqttClient } from 'mqtt';
import type { JSONValue } from 'json-p3';
import type { SourceSettings } from '../../protocol/rest/sources.ts';
import { guardedGet, SourceFailure } from './guarded-get.ts';

type Poll = Extract<SourceSettings, { kind: 'poll' }>;
type Mqtt = Extract<SourceSettings, { kind: 'mqtt' }>;

const MQTT_MOST_BYTES = 256 * 1024;
const MQTT_TIMEOUT_MS = 10_000;
const MQTT_RECONNECT_MS = 5_000;

/** What came. */
export interface Message {
  readonly content: JSONValue;
  /** The broker kept it for those who come later (MQTT: retained): when it was said is not known. */
  readonly isKept: boolean;
}

export interface Listener {
  onMessage(message: Message): Promise<void>;
  onFailure(failure: SourceFailure): void;
  /** The broker is there (again). */
  onSubscribed(): void;
}

/** Asks a poll source once. @throws SourceFailure */
export async function pollOnce({ url }: Poll, secret: string | null, allowedHosts: readonly string[]): Promise<JSONValue> {
  return parsed(await guardedGet(url, { authorization: secret ?? undefined, allowedHosts }));
}

/**
 * Stays subscribed to a topic (MQTT 3.1.1 or 5), connecting again for ever. One message at a time: the next is
 * read, and the broker is told that it arrived, only when `onMessage` is done with the one before.
 * @returns a function that ends it
 * @throws SourceFailure for what no connection can be made of
 */
export function subscribeMqtt(settings: Mqtt, secret: string | null, { onMessage, onFailure, onSubscribed }: Listener): () => void {
  const client = open(settings, secret, MQTT_RECONNECT_MS);
  client.on('connect', () => {
    client.subscribe(settings.topic, { qos: 1 }, (error, granted) => {
      if (error || granted?.some(({ qos }) => qos >= 128)) onFailure(new SourceFailure('refused-by-broker', settings.topic));
      else onSubscribed();
    });
  });
  client.handleMessage = ({ payload, retain }, done) => {
    let content: JSONValue;
    try {
      content = messageOf(Buffer.from(payload as Buffer));
    } catch (error) {
      onFailure(error as SourceFailure);
      return done();
    }
    onMessage({ content, isKept: retain }).then(
      () => done(),
      () => done(), // it has been told of; the connection is not to blame
    );
  };
  client.on('error', (error) => onFailure(failureOf(error)));
  client.on('offline', () => onFailure(new SourceFailure('not-reachable', settings.url)));
  return () => void client.end(true);
}

/** Waits for one message, a retained one as a rule. @throws SourceFailure */
export function mqttOnce(settings: Mqtt, secret: string | null): Promise<JSONValue> {
  return new Promise((resolve, reject) => {
    const client = open(settings, secret, 0);
    let isConnected = false;
    const end = (act: () => void) => {
      clearTimeout(timer);
      client.end(true);
      act();
    };
    const timer = setTimeout(() => end(() => reject(isConnected ? new SourceFailure('no-message', settings.topic) : new SourceFailure('not-reachable', settings.url))), MQTT_TIMEOUT_MS);
    client.on('connect', () => {
      isConnected = true;
      client.subscribe(settings.topic, { qos: 0 }, (error, granted) => {
        if (error || granted?.some(({ qos }) => qos >= 128)) end(() => reject(new SourceFailure('refused-by-broker', settings.topic)));
      });
    });
    client.once('message', (_topic, payload) =>
      end(() => {
        try {
          resolve(messageOf(payload));
        } catch (error) {
          reject(error as SourceFailure);
        }
      }),
    );
    client.on('error', (error) => end(() => reject(failureOf(error))));
  });
}

/** @throws SourceFailure for what no connection can be made of */
function open({ url, username }: Mqtt, secret: string | null, reconnectPeriod: number): MqttClient {
  const transformWsUrl = () => url; // the library would write an IPv6 host without its brackets
  try {
    return connect(url, { ...(username === '' ? {} : { username }), ...(secret === null ? {} : { password: secret }), reconnectPeriod, connectTimeout: MQTT_TIMEOUT_MS, clean: true, resubscribe: false, transformWsUrl });
  } catch (error) {
    throw new SourceFailure('bad-settings', (error as Error).message.slice(0, 100));
  }
}

function messageOf(payload: Buffer): JSONValue {
  if (payload.length > MQTT_MOST_BYTES) throw new SourceFailure('too-large', String(MQTT_MOST_BYTES));
  return parsed(payload.toString('utf8'));
}

function parsed(text: string): JSONValue {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as JSONValue; // a byte order mark, as Windows servers write it
  } catch {
    throw new SourceFailure('not-json', text.slice(0, 80));
  }
}

function failureOf(error: Error & { code?: string | number }): SourceFailure {
  // MQTT's own reason codes are numbers: the broker answered, and said no
  return typeof error.code === 'number' ? new SourceFailure('refused-by-broker', error.message.slice(0, 100)) : new SourceFailure('not-reachable', String(error.code ?? error.message).slice(0, 100));
}
