import { customElement } from 'lit/decorators.js';
import { MetricFormPage } from './metric-form-page.ts';

/** The definition of a metric that is there: the same form, begun from what it is. */
@customElement('hp-metric-edit-page')
export class MetricEditPage extends MetricFormPage {}
