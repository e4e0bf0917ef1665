/** The place of a metric board while its figures are on their way. */
export default {
  template: `
    <div class="board" role="status" :aria-label="t('state.loading')">
      <div class="headlines">
        <span v-for="card in 4" :key="card" class="panel metric large">
          <span class="bone narrow"></span><span class="bone tall"></span><span class="bone"></span>
        </span>
      </div>
      <div class="details panel">
        <span v-for="card in 9" :key="card" class="metric">
          <span class="bone"></span><span class="bone tall"></span><span class="bone narrow"></span>
        </span>
      </div>
    </div>`,
};
