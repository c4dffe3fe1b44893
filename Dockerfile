# One image for web, worker and beat; docker-compose.yml says which command each runs.

FROM node:20-slim AS frontend
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts

FROM python:3.11-slim AS portal
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=xmess.settings.prod
# Pango draws the text of the PDF.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /portal
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock
COPY . .
COPY --from=frontend /portal/node_modules node_modules
# Collecting needs settings but no secret and no service: these values live only in this line.
RUN python -m babel.messages.frontend compile -d locale -D django \
 && python -m xmess.frontend \
 && SECRET_KEY=build ALLOWED_HOSTS=build SITE_ADDRESS=https://build EMAIL_HOST=build DEFAULT_FROM_EMAIL=build@build \
    DATABASE_URL=postgresql://build/build REDIS_URL=redis://build/0 python manage.py collectstatic --noinput \
 && rm -rf node_modules \
 && useradd --system --home-dir /portal --shell /usr/sbin/nologin portal \
 && install -d -o portal -g portal -m 700 /data
USER portal
ENV XMESS_VAR=/data HOST=0.0.0.0 PORT=8000
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "-c", "python:xmess.gunicorn", "xmess.wsgi"]
