import Shell from './components/shell.js';
import * as format from './format.js';
import { t } from './texts.js';
import { createApp } from './vendor.js';

const app = createApp(Shell);
app.config.globalProperties.t = t;
app.config.globalProperties.format = format;
app.mount('#app');
