FROM node:20-slim AS page
WORKDIR /page/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-fund --no-audit
COPY samples ../samples
COPY frontend .
RUN npm run build

FROM python:3.11-slim AS build
WORKDIR /build
COPY requirements.txt .
RUN python -m venv --without-pip /venv \
    && pip --python /venv/bin/python install --no-cache-dir -r requirements.txt

FROM python:3.11-slim
# Scanned pages need tesseract and its languages:
# docker build --build-arg OCR_PACKAGES="tesseract-ocr tesseract-ocr-fas tesseract-ocr-ara" .
ARG OCR_PACKAGES=""
# hadolint ignore=DL3008,SC2086
RUN if [ -n "$OCR_PACKAGES" ]; then \
        apt-get update \
        && apt-get install -y --no-install-recommends $OCR_PACKAGES \
        && rm -rf /var/lib/apt/lists/*; \
    fi \
    && useradd --system --uid 10001 --home-dir /app app \
    && install -d -o app /app/var
COPY --from=build /venv /venv
WORKDIR /app
COPY main.py gunicorn.conf.py ./
COPY --from=page /page/frontend/dist frontend/dist
COPY prompts prompts
COPY providers providers
COPY resume_api resume_api
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=5000
USER 10001
VOLUME /app/var
EXPOSE 5000
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/health', timeout=2)"]
CMD ["gunicorn", "-c", "gunicorn.conf.py", "main:app"]
