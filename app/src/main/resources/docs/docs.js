/* global SwaggerUIBundle */

// Swagger UI, because it can send requests: paste an access token under "Authorize" and try.
SwaggerUIBundle({
  dom_id: '#docs',
  url: '../openapi.yml',
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  filter: true,
  operationsSorter: 'alpha',
  persistAuthorization: false,
  tagsSorter: 'alpha',
  tryItOutEnabled: true,
  // The validator badge would send the contract to another host.
  validatorUrl: null,
});
